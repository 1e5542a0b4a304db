package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.Item;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The location of a value in an item, such as {@code a.b[1]}.
 *
 * @param elements the first is an attribute of the item
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html">Specifying item attributes</a>
 */
public record DocumentPath(List<Element> elements) {
    /** One step of a path. */
    public sealed interface Element {
        /** An attribute, or a member of a map. */
        record Attribute(String name) implements Element {
            @Override
            public String toString() {
                return name;
            }
        }

        /** An element of a list. */
        record Index(int index) implements Element {
            @Override
            public String toString() {
                return "[" + index + "]";
            }
        }
    }

    /** The relation between two paths of one expression. */
    enum Relation {
        APART,
        /** The paths are equal, or one is a prefix of the other. */
        OVERLAPPING,
        /** The same value would have to be both a map and a list. */
        CONFLICTING
    }

    public DocumentPath {
        elements = List.copyOf(elements);
    }

    /** The top-level attribute. */
    public String attribute() {
        return elements.get(0).toString();
    }

    /** Whether the path goes into a document. */
    public boolean isNested() {
        return elements.size() > 1;
    }

    /** The value at this path, if any. */
    public Optional<AttributeValue> in(Item item) {
        Optional<AttributeValue> value = item.get(attribute());
        for (int i = 1; i < elements.size() && value.isPresent(); i++) {
            value = step(value.orElseThrow(), elements.get(i));
        }
        return value;
    }

    private static Optional<AttributeValue> step(AttributeValue value, Element element) {
        if (element instanceof Element.Attribute attribute && value instanceof M map) {
            return Optional.ofNullable(map.members().get(attribute.name()));
        }
        if (element instanceof Element.Index index
                && value instanceof L list
                && index.index() < list.elements().size()) {
            return Optional.of(list.elements().get(index.index()));
        }
        return Optional.empty();
    }

    Relation to(DocumentPath other) {
        int shorter = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < shorter; i++) {
            Element mine = elements.get(i);
            Element theirs = other.elements.get(i);
            if (!mine.equals(theirs)) {
                return mine.getClass() == theirs.getClass() ? Relation.APART : Relation.CONFLICTING;
            }
        }
        return Relation.OVERLAPPING;
    }

    /** As DynamoDB prints it, such as {@code [a, b, [1]]}. */
    @Override
    public String toString() {
        return elements.stream().map(Element::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
