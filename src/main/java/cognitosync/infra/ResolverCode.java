package cognitosync.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code of one resolver or function, in a single file as AppSync requires: the modules beside it that it imports come first.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/additional-utilities.html">Bundling, TypeScript, and source maps</a>
 */
public final class ResolverCode {
    private static final String FOLDER = "appsync/";

    private static final Pattern IMPORT = Pattern.compile("import \\{ (.+) } from \"(.+)\";");

    private final Set<String> included = new TreeSet<>();
    private final Set<String> utilities = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    private ResolverCode() {}

    /** A file of the folder {@code appsync}, as it is. */
    static String file(String name) {
        try (InputStream in = ResolverCode.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + FOLDER + name + " is missing from the classes.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + FOLDER + name + " cannot be read from the classes.", e);
        }
    }

    /** The code whose handlers are in a module of the folder {@code appsync}. */
    public static String of(String module) {
        ResolverCode code = new ResolverCode();
        code.include(module, false);
        return "import { " + String.join(", ", code.utilities) + " } from \"@aws-appsync/utils\";\n" + code.body;
    }

    private void include(String module, boolean isImported) {
        if (!included.add(module)) {
            return;
        }
        StringBuilder own = new StringBuilder();
        for (String line : file(module).lines().toList()) {
            Matcher imported = IMPORT.matcher(line);
            if (!imported.matches()) {
                own.append(isImported ? line.replaceFirst("^export ", "") : line)
                        .append('\n');
            } else if (imported.group(2).startsWith("./")) {
                include(module.replaceFirst("[^/]*$", "") + imported.group(2).substring(2), true);
            } else {
                utilities.addAll(Set.of(imported.group(1).split(", ")));
            }
        }
        body.append(own);
    }
}
