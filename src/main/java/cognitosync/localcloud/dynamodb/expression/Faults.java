package cognitosync.localcloud.dynamodb.expression;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Semantic errors in an expression. DynamoDB checks for one kind after the other, regardless of position, so the first error of each kind
 * is kept. Some kinds are checked per primitive condition.
 */
final class Faults {
    /** Maximum number of operators and functions in an expression. */
    static final int MAX_OPERATORS = 300;

    enum Check {
        LIST_INDEX,
        PARENTHESES,
        FUNCTION_NAME,
        FUNCTION_PLACE,
        OPERATOR_COUNT,
        RESERVED_WORD,
        SECTION,
        CONDITION,
        PLACEHOLDER,
        NAME,
        VALUE,
        NESTING,
        OVERLAP,
        CONFLICT,
        OPERAND_COUNT,
        DISTINCT,
        ACTION_OPERAND,
        OPERAND
    }

    private static final List<Check> IN_CONDITIONS = List.of(
            Check.LIST_INDEX,
            Check.PARENTHESES,
            Check.FUNCTION_NAME,
            Check.FUNCTION_PLACE,
            Check.OPERATOR_COUNT,
            Check.RESERVED_WORD,
            Check.CONDITION);

    private static final List<Check> IN_ONE_CONDITION =
            List.of(Check.PLACEHOLDER, Check.NESTING, Check.OPERAND_COUNT, Check.DISTINCT, Check.OPERAND);

    private static final List<Check> IN_ACTIONS = List.of(
            Check.LIST_INDEX,
            Check.PARENTHESES,
            Check.RESERVED_WORD,
            Check.FUNCTION_NAME,
            Check.FUNCTION_PLACE,
            Check.OPERATOR_COUNT,
            Check.SECTION,
            Check.PLACEHOLDER,
            Check.NAME,
            Check.VALUE,
            Check.NESTING,
            Check.OVERLAP,
            Check.CONFLICT,
            Check.ACTION_OPERAND,
            Check.OPERAND);

    private final ExpressionKind kind;
    private final Map<Check, String> first = new EnumMap<>(Check.class);
    private int operators;

    Faults(ExpressionKind kind) {
        this.kind = kind;
    }

    void add(Check check, String detail) {
        first.putIfAbsent(check, detail);
    }

    /** Adds an undefined name. In updates, names are checked before values; elsewhere, in order. */
    void undefinedName(String detail) {
        add(kind == ExpressionKind.UPDATE ? Check.NAME : Check.PLACEHOLDER, detail);
    }

    /** Adds an undefined value. */
    void undefinedValue(String detail) {
        add(kind == ExpressionKind.UPDATE ? Check.VALUE : Check.PLACEHOLDER, detail);
    }

    void countOperator() {
        operators++;
        if (operators > MAX_OPERATORS) {
            add(Check.OPERATOR_COUNT, "The expression contains too many operators; operator count: " + operators);
        }
    }

    /** Ends a primitive condition. The first error of the first faulty condition counts. */
    void endCondition() {
        if (first.isEmpty()) {
            return;
        }
        IN_ONE_CONDITION.stream()
                .filter(first::containsKey)
                .findFirst()
                .ifPresent(check -> add(Check.CONDITION, first.get(check)));
        IN_ONE_CONDITION.forEach(first::remove);
    }

    /** Refuses a condition with an error. */
    void requireNoneInConditions() {
        require(IN_CONDITIONS);
    }

    /** Refuses an update or a projection with an error. */
    void requireNoneInActions() {
        require(IN_ACTIONS);
    }

    private void require(List<Check> order) {
        if (first.isEmpty()) {
            return;
        }
        for (Check check : order) {
            if (first.containsKey(check)) {
                throw kind.invalid(first.get(check));
            }
        }
    }
}
