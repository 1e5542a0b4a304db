package cognitosync.localcloud.appsync.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.StreamSupport;

/**
 * The operators of enhanced subscription filters. A field that the published data lacks, or that is null, satisfies none of them, the
 * negative ones included: what the mutation did not select says nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/extensions.html">Extensions: operators</a>
 */
enum FilterOperator {
    EQ("eq", Operand.SCALAR),
    NE("ne", Operand.SCALAR),
    LE("le", Operand.ORDERED),
    LT("lt", Operand.ORDERED),
    GE("ge", Operand.ORDERED),
    GT("gt", Operand.ORDERED),
    CONTAINS("contains", Operand.ORDERED),
    NOT_CONTAINS("notContains", Operand.ORDERED),
    BEGINS_WITH("beginsWith", Operand.TEXT),
    IN("in", Operand.LIST_OF_5),
    NOT_IN("notIn", Operand.LIST_OF_5),
    BETWEEN("between", Operand.PAIR),
    CONTAINS_ANY("containsAny", Operand.LIST_OF_20);

    private final String word;
    private final Operand operand;

    FilterOperator(String word, Operand operand) {
        this.word = word;
        this.operand = operand;
    }

    static Optional<FilterOperator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    /** What is wrong with a value for this operator. */
    Optional<String> complaint(JsonNode value) {
        if (value.isArray() && operand.most > 0 && value.size() > operand.most) {
            return Optional.of(
                    "subscription exceeds maximum value limit " + operand.most + " for operator `" + word + "`.");
        }
        return operand.takes(value)
                ? Optional.empty()
                : Optional.of("subscription filter has an invalid value for operator `" + word + "`.");
    }

    /** Whether a field of the published data, neither missing nor null, satisfies it. */
    boolean matches(JsonNode field, JsonNode value) {
        return switch (this) {
            case EQ -> Values.equal(field, value);
            case NE -> field.isValueNode() && !Values.equal(field, value);
            case LE -> Values.compare(field, value, order -> order <= 0);
            case LT -> Values.compare(field, value, order -> order < 0);
            case GE -> Values.compare(field, value, order -> order >= 0);
            case GT -> Values.compare(field, value, order -> order > 0);
            case CONTAINS -> Values.contains(field, value);
            case NOT_CONTAINS -> (field.isArray() || field.isTextual()) && !Values.contains(field, value);
            case BEGINS_WITH -> field.isTextual() && field.textValue().startsWith(value.textValue());
            case IN -> Values.contains(value, field);
            case NOT_IN -> field.isValueNode() && !Values.contains(value, field);
            case BETWEEN ->
                Values.compare(field, value.path(0), order -> order >= 0)
                        && Values.compare(field, value.path(1), order -> order <= 0);
            case CONTAINS_ANY ->
                field.isArray() && Values.elements(value).anyMatch(element -> Values.contains(field, element));
        };
    }

    /** What may stand beside an operator. */
    private enum Operand {
        SCALAR(0),
        ORDERED(0),
        TEXT(0),
        LIST_OF_5(5),
        LIST_OF_20(20),
        PAIR(2);

        private final int most;

        Operand(int most) {
            this.most = most;
        }

        boolean takes(JsonNode value) {
            return switch (this) {
                case SCALAR -> Values.isOrdered(value) || value.isBoolean();
                case ORDERED -> Values.isOrdered(value);
                case TEXT -> value.isTextual();
                case LIST_OF_5, LIST_OF_20 -> isList(value) && !value.isEmpty();
                case PAIR ->
                    isList(value)
                            && value.size() == 2
                            && value.path(0).isNumber() == value.path(1).isNumber();
            };
        }

        private static boolean isList(JsonNode value) {
            return value.isArray() && Values.elements(value).allMatch(Values::isOrdered);
        }
    }

    /** Comparisons of JSON values: numbers by their value, texts by their characters, and never one with the other. */
    static final class Values {
        private Values() {}

        static boolean equal(JsonNode one, JsonNode other) {
            return (one.isNumber() && other.isNumber())
                    ? one.decimalValue().compareTo(other.decimalValue()) == 0
                    : one.equals(other);
        }

        private static boolean isOrdered(JsonNode value) {
            return value.isNumber() || value.isTextual();
        }

        private static boolean compare(JsonNode field, JsonNode value, IntPredicate wanted) {
            if (field.isNumber() && value.isNumber()) {
                return wanted.test(field.decimalValue().compareTo(value.decimalValue()));
            }
            return field.isTextual()
                    && value.isTextual()
                    && wanted.test(Comparator.<String>naturalOrder().compare(field.textValue(), value.textValue()));
        }

        private static boolean contains(JsonNode whole, JsonNode part) {
            return whole.isArray()
                    ? elements(whole).anyMatch(element -> equal(element, part))
                    : whole.isTextual() && part.isTextual() && whole.textValue().contains(part.textValue());
        }

        private static java.util.stream.Stream<JsonNode> elements(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false);
        }
    }
}
