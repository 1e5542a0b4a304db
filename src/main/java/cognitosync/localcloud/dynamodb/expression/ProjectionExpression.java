package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.DocumentPath.Element;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed projection: the paths to return from an item.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html">Projection expressions</a>
 */
public final class ProjectionExpression {
    private final List<DocumentPath> paths;
    private final PathTree<Boolean> tree = new PathTree<>();

    private ProjectionExpression(List<DocumentPath> paths) {
        this.paths = paths;
        paths.forEach(path -> tree.put(path, true));
    }

    /** Parses a {@code ProjectionExpression}. */
    public static ProjectionExpression parse(String text, ExpressionAttributes attributes) {
        TokenCursor tokens = ExpressionKind.PROJECTION.tokens(text);
        Faults faults = new Faults(ExpressionKind.PROJECTION);
        OperandParser operands = new OperandParser(tokens, attributes, faults, call -> {});
        do {
            operands.path();
        } while (tokens.take(","));
        if (!tokens.atEnd()) {
            throw tokens.syntaxError();
        }
        PathTree.checkApart(operands.paths(), faults);
        faults.requireNoneInActions();
        return new ProjectionExpression(operands.paths());
    }

    /** A projection of disjoint paths. */
    static ProjectionExpression of(List<DocumentPath> paths) {
        return new ProjectionExpression(paths);
    }

    /** The paths. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /** The parts of the item at these paths. Lists are compacted; documents with nothing selected are omitted. */
    public Item of(Item item) {
        return members(item.attributes(), tree).map(Item::new).orElse(Item.EMPTY);
    }

    private static Optional<AttributeValue> part(AttributeValue value, PathTree<Boolean> node) {
        if (node.end().isPresent()) {
            return Optional.of(value);
        }
        if (value instanceof M map && !node.isList()) {
            return members(map.members(), node).map(M::new);
        }
        if (value instanceof L list && node.isList()) {
            return elements(list, node);
        }
        return Optional.empty();
    }

    private static Optional<Map<String, AttributeValue>> members(
            Map<String, AttributeValue> members, PathTree<Boolean> node) {
        Map<String, AttributeValue> parts = new LinkedHashMap<>();
        node.children().forEach((element, child) -> {
            AttributeValue member = members.get(element.toString());
            if (member != null) {
                part(member, child).ifPresent(part -> parts.put(element.toString(), part));
            }
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<AttributeValue> elements(L list, PathTree<Boolean> node) {
        List<AttributeValue> parts = new ArrayList<>();
        node.children().keySet().stream()
                .map(Element.Index.class::cast)
                .filter(index -> index.index() < list.elements().size())
                .sorted(java.util.Comparator.comparingInt(Element.Index::index))
                .forEach(index -> part(
                                list.elements().get(index.index()),
                                node.children().get(index))
                        .ifPresent(parts::add));
        return parts.isEmpty() ? Optional.empty() : Optional.of(new L(parts));
    }
}
