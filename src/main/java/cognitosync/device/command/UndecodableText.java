package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.nio.charset.StandardCharsets;

/**
 * Detects text that the locale could not decode: Java replaces it with U+FFFD in arguments and variables, for example
 * anything but ASCII if {@code LC_ALL} is C, POSIX or not set.
 */
public final class UndecodableText {
    private static final String REPLACEMENT = "\ufffd";

    private UndecodableText() {}

    /**
     * Returns the text unchanged.
     *
     * @param what the text is, at the beginning of a sentence
     * @throws DeviceException if it could not be decoded
     */
    public static String refuse(String what, String text) {
        if (isIn(text)) {
            throw new DeviceException(
                    DeviceException.Kind.INVALID_INPUT,
                    Messages.text("arguments.undecodable", what, text.replaceAll("\\p{Cs}", REPLACEMENT)));
        }
        return text;
    }

    /** Whether a part could not be decoded. */
    static boolean isIn(String text) {
        return text.contains(REPLACEMENT)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
