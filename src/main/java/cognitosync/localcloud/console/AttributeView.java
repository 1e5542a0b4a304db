package cognitosync.localcloud.console;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BOOL;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.NS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.AttributeValue.SS;
import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.messages.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An attribute value of an item, with nested values.
 *
 * @param name of the attribute or member, or position in a list; empty in a set
 * @param type such as {@code S}; empty for elements of a set
 * @param word the type in words
 * @param value as text, shortened; empty for documents and sets
 * @param whole full size of a value that was shortened
 * @param note what the value means, such as a date; may be empty
 * @param empty whether the value is empty
 * @param attributes nested members or elements
 */
record AttributeView(
        String name,
        String type,
        String word,
        String value,
        String whole,
        String note,
        boolean empty,
        List<AttributeView> attributes) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 300;
    private static final int BINARY_BYTES = 96;

    AttributeView {
        attributes = List.copyOf(attributes);
    }

    /** A copy with a note. */
    AttributeView with(String meaning) {
        return new AttributeView(name, type, word, value, whole, meaning, empty, attributes);
    }

    /** Whether there are nested values. */
    boolean nested() {
        return !attributes.isEmpty();
    }

    /** Builds views of a limited number of values. An item can contain 200,000. */
    static final class Builder {
        private int left;
        private int omitted;

        /** Creates a builder of at most {@code most} views. */
        Builder(int most) {
            left = most;
        }

        /** The number of omitted values, without their nested values. */
        int omitted() {
            return omitted;
        }

        /** Views of the attributes of an item or the members of a map. */
        List<AttributeView> all(Map<String, AttributeValue> values) {
            List<AttributeView> views = new ArrayList<>();
            values.forEach((name, value) -> {
                if (take()) {
                    views.add(of(name, value));
                }
            });
            return views;
        }

        private boolean take() {
            if (left == 0) {
                omitted++;
                return false;
            }
            left--;
            return true;
        }

        private AttributeView of(String name, AttributeValue value) {
            Shortened text = text(value);
            List<AttributeView> parts = parts(value);
            return new AttributeView(
                    Shortened.of(name, LONGEST_NAME).text(),
                    value.type().name(),
                    value.type().word().toLowerCase(Locale.ROOT).replace('_', ' '),
                    text.text(),
                    text.whole(),
                    "",
                    isEmpty(value),
                    parts);
        }

        private List<AttributeView> parts(AttributeValue value) {
            if (value instanceof M map) {
                return all(map.members());
            } else if (value instanceof L list) {
                List<AttributeView> views = new ArrayList<>();
                for (int i = 0; i < list.elements().size(); i++) {
                    if (take()) {
                        views.add(of(String.valueOf(i), list.elements().get(i)));
                    }
                }
                return views;
            }
            List<AttributeView> views = new ArrayList<>();
            for (Shortened element : elements(value)) {
                if (take()) {
                    views.add(new AttributeView("", "", "", element.text(), element.whole(), "", false, List.of()));
                }
            }
            return views;
        }
    }

    /** A text, possibly shortened; {@code whole} is its full size in that case. */
    private record Shortened(String text, String whole) {
        private static final Shortened NOTHING = new Shortened("", "");

        static Shortened of(String text, int longest) {
            return text.codePointCount(0, text.length()) > longest
                    ? new Shortened(
                            text.substring(0, text.offsetByCodePoints(0, longest)) + "…", Formats.utf8Size(text))
                    : new Shortened(text, "");
        }

        static Shortened of(Binary binary) {
            byte[] bytes = binary.toByteArray();
            return bytes.length > BINARY_BYTES
                    ? new Shortened(
                            Binary.of(Arrays.copyOf(bytes, BINARY_BYTES)).toBase64() + "…", Formats.size(bytes.length))
                    : new Shortened(binary.toBase64(), "");
        }
    }

    /** The text of a scalar, shortened. */
    static String scalar(AttributeValue value) {
        return text(value).text();
    }

    private static Shortened text(AttributeValue value) {
        if (value instanceof S string) {
            return Shortened.of(string.text(), LONGEST_VALUE);
        } else if (value instanceof N number) {
            return new Shortened(number.number().toString(), "");
        } else if (value instanceof B binary) {
            return Shortened.of(binary.bytes());
        } else if (value instanceof BOOL bool) {
            return new Shortened(String.valueOf(bool.value()), "");
        }
        return value.type() == AttributeValue.Type.NULL
                ? new Shortened(Messages.text("console.items.null"), "")
                : Shortened.NOTHING;
    }

    // Sets cannot be empty.
    private static boolean isEmpty(AttributeValue value) {
        return (value instanceof S string && string.text().isEmpty())
                || (value instanceof B binary && binary.bytes().length() == 0)
                || (value instanceof M map && map.members().isEmpty())
                || (value instanceof L list && list.elements().isEmpty());
    }

    private static List<Shortened> elements(AttributeValue value) {
        if (value instanceof SS set) {
            return set.texts().stream()
                    .map(text -> Shortened.of(text, LONGEST_VALUE))
                    .toList();
        } else if (value instanceof NS set) {
            return set.numbers().stream()
                    .map(number -> new Shortened(number.toString(), ""))
                    .toList();
        }
        return value instanceof BS set
                ? set.binaries().stream().map(Shortened::of).toList()
                : List.of();
    }
}
