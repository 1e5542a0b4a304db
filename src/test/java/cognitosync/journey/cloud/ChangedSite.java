package cognitosync.journey.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The built site after a change: another text, and a style sheet of another name. */
public final class ChangedSite {

    /** Id of an element that only the changed page has. */
    public static final String NEW_ELEMENT = "new-here";

    /** How round only the changed style sheet makes the card. */
    public static final String NEW_RADIUS = "7px";

    private static final String NEW_STYLE = "style-changed.css";

    private ChangedSite() {}

    public static Path in(Path folder) throws IOException {
        copy(Deployment.BUILT_SITE, folder);
        Path style = styleSheet(folder.resolve("assets"));
        Files.delete(style);
        Files.write(style.resolveSibling(NEW_STYLE), gzip("#card { border-radius: %s }".formatted(NEW_RADIUS)));
        for (String page : List.of("index.html", "error.html")) {
            Path file = folder.resolve("root").resolve(page);
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(style.getFileName().toString(), NEW_STYLE)
                            .replace("</main>", "<p id=\"%s\">New here.</p></main>".formatted(NEW_ELEMENT)));
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path)));
        }
    }

    private static Path styleSheet(Path assets) throws IOException {
        try (Stream<Path> files = Files.list(assets)) {
            return files.filter(file -> file.toString().endsWith(".css"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The built site has no style sheet in " + assets));
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
