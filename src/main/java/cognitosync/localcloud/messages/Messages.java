package cognitosync.localcloud.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * Sentences that code composes or chooses for a person, from {@code messages.properties}. Static text of a page is in its
 * template; error messages of AWS APIs, OAuth and CloudFormation are beside the code that throws them, and log entries beside the
 * code that writes them.
 */
public final class Messages {
    /** The file, in the classes. */
    static final String FILE = "/cognitosync/localcloud/messages.properties";

    private static final Properties TEXTS = read();

    private Messages() {}

    /**
     * A sentence.
     *
     * @param key in the file; always a literal, so that a test can find each use
     * @param values for its placeholders, which are those of {@link java.util.Formatter}
     * @throws IllegalArgumentException for an unknown key
     */
    public static String text(String key, Object... values) {
        String text = TEXTS.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No message has the key " + key + ".");
        }
        return String.format(Locale.ROOT, text, values);
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The file " + FILE + " is missing from the classes.");
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The file " + FILE + " cannot be read from the classes.", e);
        }
        return texts;
    }
}
