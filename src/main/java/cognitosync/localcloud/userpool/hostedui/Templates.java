package cognitosync.localcloud.userpool.hostedui;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages from the templates beside this class; every value is escaped on its way in. */
final class Templates {
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withLoader(Templates::reader);

    /** The page of that name with these values. */
    String render(String name, Map<String, Object> values) {
        return compiled.computeIfAbsent(name, key -> compiler.compile(reader(key)))
                .execute(values);
    }

    private static Reader reader(String name) {
        return new StringReader(new String(bytes(name + ".mustache"), StandardCharsets.UTF_8));
    }

    /** A file beside this class. */
    static byte[] bytes(String file) {
        try (InputStream in = Templates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The file " + file + " is missing from the classes.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " cannot be read from the classes.", e);
        }
    }
}
