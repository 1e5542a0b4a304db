package cognitosync.journey.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A copy of what the app synthesized, with something changed in it. */
public final class AppCopy {
    private static final String TEMPLATE = "CognitoSync.template.json";

    private AppCopy() {}

    /** With another template, which is another asset then: the command line uploads nothing twice. */
    public static Path withTemplate(Path assembly, Path target, String text, String replacement) {
        copy(assembly, target);
        replace(target.resolve(TEMPLATE), text, replacement);
        String manifest = read(target.resolve("manifest.json"));
        String url = manifest.substring(manifest.indexOf("stackTemplateAssetObjectUrl"));
        String hash = url.substring(0, url.indexOf(".json")).replaceFirst(".*/", "");
        String other = UUID.randomUUID().toString().replace("-", "").repeat(2);
        for (String file : List.of("manifest.json", "CognitoSync.assets.json")) {
            replace(target.resolve(file), hash, other);
        }
        return target;
    }

    /** Under another name. */
    public static Path named(Path assembly, Path target, String stack) {
        copy(assembly, target);
        replace(
                target.resolve("manifest.json"),
                "\"templateFile\"",
                "\"stackName\": \"" + stack + "\", \"templateFile\"");
        return target;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.toString().endsWith(".lock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The assembly " + from + " could not be copied", e);
        }
    }

    private static void replace(Path file, String text, String replacement) {
        String before = read(file);
        if (!before.contains(text)) {
            throw new AssertionError(file + " does not contain " + text);
        }
        try {
            Files.writeString(file, before.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
