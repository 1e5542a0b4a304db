package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyComparison;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyOperator;
import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed key condition. It has the syntax of other conditions, but few forms are allowed. They are checked only after all expressions of
 * the request have been parsed and all placeholders are known to be used.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key condition expressions</a>
 */
public final class KeyConditionExpression {
    private final Condition condition;

    private KeyConditionExpression(Condition condition) {
        this.condition = condition;
    }

    /** Parses a {@code KeyConditionExpression}. */
    public static KeyConditionExpression parse(String text, ExpressionAttributes attributes) {
        return new KeyConditionExpression(new ConditionParser(ExpressionKind.KEY_CONDITION, text, attributes).parse());
    }

    /** The comparisons, one or two of an attribute with values; refuses everything else. */
    public KeyConditions conditions() {
        Map<String, KeyComparison> comparisons = new LinkedHashMap<>();
        Deque<Condition> open = new ArrayDeque<>();
        open.push(condition);
        while (!open.isEmpty()) {
            Condition next = open.pop();
            if (next instanceof Condition.And and) {
                open.push(and.right());
                open.push(and.left());
            } else {
                add(primitive(next), comparisons);
            }
        }
        if (comparisons.size() > 2) {
            throw new ValidationException("Conditions can be of length 1 or 2 only");
        }
        return new KeyConditions(comparisons);
    }

    /** A condition with its operator's name in messages, and its operands in order. */
    private record Primitive(String name, Optional<KeyOperator> operator, List<Operand> operands) {}

    private static Primitive primitive(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            boolean reversed = comparison.left().asPath().isEmpty()
                    && comparison.right().asPath().isPresent();
            return new Primitive(
                    comparison.comparator().written(),
                    KeyOperator.of(reversed ? comparison.comparator().mirrored() : comparison.comparator()),
                    List.of(comparison.left(), comparison.right()));
        } else if (condition instanceof Condition.Between between) {
            return new Primitive(
                    "BETWEEN",
                    Optional.of(KeyOperator.BETWEEN),
                    List.of(between.operand(), between.lower(), between.upper()));
        } else if (condition instanceof Condition.Call call && call.function() == ConditionFunction.BEGINS_WITH) {
            return new Primitive("begins_with", Optional.of(KeyOperator.BEGINS_WITH), call.arguments());
        }
        String name = condition instanceof Condition.Or
                ? "OR"
                : condition instanceof Condition.Not
                        ? "NOT"
                        : condition instanceof Condition.Call call
                                ? call.function().written()
                                : "IN";
        return new Primitive(name, Optional.empty(), List.of());
    }

    private static void add(Primitive primitive, Map<String, KeyComparison> comparisons) {
        KeyOperator operator = primitive
                .operator()
                .orElseThrow(() -> new ValidationException(
                        "Invalid operator used in KeyConditionExpression: " + primitive.name()));
        boolean needsKeyFirst = operator == KeyOperator.BETWEEN || operator == KeyOperator.BEGINS_WITH;
        if (needsKeyFirst && primitive.operands().get(0).asPath().isEmpty()) {
            throw invalid(primitive.name() + " operator must have the key attribute as its first operand");
        }
        Optional<String> key = Optional.empty();
        List<AttributeValue> values = new ArrayList<>();
        for (Operand operand : primitive.operands()) {
            if (operand instanceof CallOperand) {
                throw new ValidationException("KeyConditionExpressions cannot contain nested operations");
            } else if (operand instanceof ValueOperand value) {
                values.add(value.value().orElseThrow());
            } else {
                key = Optional.of(key(key, operand.asPath().orElseThrow()));
            }
        }
        String name = key.orElseThrow(() -> invalid("No key attribute specified"));
        if (comparisons.put(name, new KeyComparison(operator, values)) != null) {
            throw new ValidationException("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static String key(Optional<String> before, DocumentPath path) {
        if (before.isPresent()) {
            throw invalid("Multiple attribute names used in one condition");
        }
        if (path.isNested()) {
            throw new ValidationException("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        return path.attribute();
    }

    private static ValidationException invalid(String detail) {
        return new ValidationException("Invalid condition in KeyConditionExpression: " + detail);
    }
}
