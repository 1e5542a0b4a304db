package cognitosync.localcloud.console;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of a record.
 *
 * @param text its value, or the beginning of a long one
 * @param colour to paint, where the value is one; empty otherwise
 * @param whole full size of a value that was cut
 */
record RecordValue(String text, String colour, boolean removed, boolean empty, String whole) {
    private static final int LONGEST = 300;
    // What a presentation attribute of SVG can paint and what loads nothing.
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,24}|(rgb|hsl)a?\\([0-9., %/deg]{5,40}\\)");

    /** Of a record; empty for a removed one. */
    static RecordValue of(Optional<String> value) {
        String text = value.orElse("");
        boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
        return new RecordValue(
                isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text,
                COLOUR.matcher(text).matches() ? text : "",
                value.isEmpty(),
                value.filter(String::isEmpty).isPresent(),
                isLong ? Formats.utf8Size(text) : "");
    }
}
