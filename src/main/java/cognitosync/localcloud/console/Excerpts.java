package cognitosync.localcloud.console;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.JsonDepth;
import com.fasterxml.jackson.databind.JsonNode;

/** Texts of one page that can be long: code, a schema, JSON. Each is cut at a limit, and all of them together have one, too. */
final class Excerpts {
    private static final int LONGEST = 100_000;
    private static final int ALL = 1_000_000;
    private static final int DEEPEST_INDENTED = 32;

    private int left = ALL;

    /**
     * A text, or its beginning.
     *
     * @param note says that it was cut; empty if it is whole
     */
    record Excerpt(String text, String note) {
        /** The excerpt of a text that was cut before. */
        Excerpt abridged() {
            return new Excerpt(text, Messages.text("console.excerpt.abridged"));
        }
    }

    Excerpt of(String text) {
        int most = Math.min(LONGEST, left);
        if (text.length() <= most) {
            left -= text.length();
            return new Excerpt(text, "");
        }
        left -= most;
        // Not between the two halves of a character.
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return new Excerpt(
                text.substring(0, end),
                end == 0
                        ? Messages.text("console.excerpt.omitted", Formats.utf8Size(text))
                        : Messages.text("console.excerpt.cut", Formats.utf8Size(text)));
    }

    /** JSON, indented unless it is nested deeply. */
    Excerpt of(JsonNode json) {
        return of(JsonDepth.exceeds(json, DEEPEST_INDENTED) ? json.toString() : json.toPrettyString());
    }
}
