package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.Item;
import java.util.List;

/**
 * A parsed condition of a write, or a parsed filter of a query or scan.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html">Condition expressions</a>
 */
public final class ConditionExpression {
    private final Condition condition;
    private final List<DocumentPath> paths;

    private ConditionExpression(Condition condition, List<DocumentPath> paths) {
        this.condition = condition;
        this.paths = paths;
    }

    /** Parses a {@code ConditionExpression}. */
    public static ConditionExpression condition(String text, ExpressionAttributes attributes) {
        return parse(ExpressionKind.CONDITION, text, attributes);
    }

    /** Parses a {@code FilterExpression}. */
    public static ConditionExpression filter(String text, ExpressionAttributes attributes) {
        return parse(ExpressionKind.FILTER, text, attributes);
    }

    private static ConditionExpression parse(ExpressionKind kind, String text, ExpressionAttributes attributes) {
        ConditionParser parser = new ConditionParser(kind, text, attributes);
        Condition condition = parser.parse();
        return new ConditionExpression(condition, parser.paths());
    }

    /** Whether an item satisfies the condition. A missing item counts as an empty one. */
    public boolean holds(Item item) {
        return condition.holds(item);
    }

    /** The paths in the condition. */
    public List<DocumentPath> paths() {
        return paths;
    }
}
