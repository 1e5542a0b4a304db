package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Comparison operators. */
enum Comparator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private static final Map<String, Comparator> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Comparator::written, Function.identity()));

    private final String written;

    Comparator(String written) {
        this.written = written;
    }

    static Optional<Comparator> at(Token token) {
        return token.kind() == Token.Kind.SYMBOL ? Optional.ofNullable(BY_SYMBOL.get(token.text())) : Optional.empty();
    }

    String written() {
        return written;
    }

    boolean needsOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** The equivalent operator for exchanged operands. */
    Comparator mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /** Whether the comparison holds. Values of different types are unequal and unordered. */
    boolean holds(AttributeValue left, AttributeValue right) {
        return switch (this) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case LESS -> left.compare(right).stream().anyMatch(order -> order < 0);
            case LESS_OR_EQUAL -> left.compare(right).stream().anyMatch(order -> order <= 0);
            case GREATER -> left.compare(right).stream().anyMatch(order -> order > 0);
            case GREATER_OR_EQUAL -> left.compare(right).stream().anyMatch(order -> order >= 0);
        };
    }
}
