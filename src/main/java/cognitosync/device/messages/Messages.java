package cognitosync.device.messages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The texts of this program, from {@code messages.properties}: help texts, results, errors, and the page after a sign-in. */
public final class Messages {
    private static final String FILE = "/cognitosync/device/messages.properties";
    private static final int SHOWN = 64;
    private static final ResourceBundle BUNDLE = load();

    private Messages() {}

    private static ResourceBundle load() {
        try (Reader file = new InputStreamReader(Messages.class.getResourceAsStream(FILE), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /**
     * A sentence with its arguments filled in.
     *
     * @throws MissingResourceException if the file has no such key
     */
    public static String text(String key, Object... arguments) {
        return String.format(Locale.ROOT, BUNDLE.getString(key), arguments);
    }

    /** A number with its noun, singular or plural: the keys are {@code count.NOUN.one} and {@code count.NOUN.many}. */
    public static String count(String noun, long number) {
        return text("count." + noun + (number == 1 ? ".one" : ".many"), number);
    }

    /** The beginning of a text of any length that others wrote. */
    public static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** All texts, for picocli, which looks up help texts by its own keys. */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}
