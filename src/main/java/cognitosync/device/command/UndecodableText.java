package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.failure.DeviceException;
import java.nio.charset.StandardCharsets;

/**
 * Text that the locale has destroyed: Java decodes arguments and variables by it, and puts U+FFFD where it cannot, as with
 * anything but ASCII where {@code LC_ALL} is C or POSIX, or nothing says what it is.
 */
public final class UndecodableText {
    private static final String REPLACEMENT = "\ufffd";

    private UndecodableText() {}

    /**
     * Answers the text as it is.
     *
     * @param what the text is, at the beginning of a sentence
     * @throws DeviceException where it is not what was typed
     */
    public static String refuse(String what, String text) {
        if (text.contains(REPLACEMENT) || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new DeviceException.InvalidInput(Messages.text("arguments.undecodable", what, text.replaceAll("\\p{Cs}", REPLACEMENT)));
        }
        return text;
    }
}
