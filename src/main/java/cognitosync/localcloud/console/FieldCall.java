package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A field of a GraphQL operation as it was called.
 *
 * @param name of the field
 * @param arguments as a line can show them
 */
record FieldCall(String name, List<Argument> arguments) {
    // Of an identity pool: a region and a UUID.
    private static final Pattern IDENTITY = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d:[0-9a-f-]{36}");
    // Longer ones are cut so far that a token is of no use any more.
    private static final int LONGEST_TEXT = 48;
    private static final int BEGINNING = 8;

    /**
     * An argument of a field.
     *
     * @param who the identity that it names, if it does
     * @param text its value in short; empty for an identity
     */
    record Argument(String name, List<CallerView> who, String text) {
        static Argument of(JsonNode argument, CallerNames callers) {
            String name = argument.path("name").asText();
            JsonNode value = argument.path("value");
            return value.isTextual() && IDENTITY.matcher(value.textValue()).matches()
                    ? new Argument(name, List.of(callers.identity(value.textValue())), "")
                    : new Argument(name, List.of(), text(argument.has("abridged"), value));
        }

        private static String text(boolean isAbridged, JsonNode value) {
            if (isAbridged || value.isObject()) {
                return "…";
            }
            if (value.isArray()) {
                return values(value.size());
            }
            String text = value.asText();
            return text.codePointCount(0, text.length()) <= LONGEST_TEXT ? text : shortened(text);
        }

        private static String values(int count) {
            return count == 1
                    ? Messages.text("console.graphql.value", count)
                    : Messages.text("console.graphql.values", count);
        }
    }

    /** The beginning of a long text or of a secret. */
    static String shortened(String text) {
        int shown = Math.min(BEGINNING, text.codePointCount(0, text.length()) / 2);
        return text.substring(0, text.offsetByCodePoints(0, shown)) + "…";
    }

    /** The fields of the operation itself, with their arguments. */
    static List<FieldCall> topOf(JsonNode trace, CallerNames callers) {
        return StreamSupport.stream(trace.path("fields").spliterator(), false)
                .filter(FieldCall::isTop)
                .map(field -> new FieldCall(field.path("field").asText(), arguments(field, callers)))
                .toList();
    }

    static List<Argument> arguments(JsonNode field, CallerNames callers) {
        return StreamSupport.stream(field.path("arguments").spliterator(), false)
                .map(argument -> Argument.of(argument, callers))
                .toList();
    }

    static boolean isTop(JsonNode field) {
        return field.path("path").asText().lastIndexOf('/') == 0;
    }
}
