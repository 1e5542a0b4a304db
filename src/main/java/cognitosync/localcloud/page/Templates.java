package cognitosync.localcloud.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Renders the <a href="https://mustache.github.io/mustache.5.html">Mustache</a> templates beside a class; every value is escaped.
 */
public final class Templates {
    private final Class<?> beside;
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler;

    /** Those beside that class. */
    public Templates(Class<?> beside) {
        this(beside, UnaryOperator.identity());
    }

    /**
     * Those beside that class.
     *
     * @param shown applied to every value before it is escaped
     */
    public Templates(Class<?> beside, UnaryOperator<String> shown) {
        this.beside = beside;
        this.compiler = Mustache.compiler()
                .withEscaper(value -> Escapers.HTML.escape(shown.apply(value)))
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(this::reader);
    }

    /** The page of that name with these values. */
    public String render(String name, Map<String, Object> values) {
        return compiled.computeIfAbsent(name, key -> compiler.compile(reader(key)))
                .execute(values);
    }

    private Reader reader(String name) {
        return new StringReader(new String(bytes(beside, name + ".mustache"), StandardCharsets.UTF_8));
    }

    /** A file beside a class. */
    public static byte[] bytes(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The file " + file + " is missing from the classes.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The file " + file + " cannot be read from the classes.", e);
        }
    }
}
