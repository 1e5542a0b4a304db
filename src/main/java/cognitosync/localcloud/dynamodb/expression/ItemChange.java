package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.DocumentPath.Element;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.Change;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Changes an item at several paths at once. Each path refers to the item before the update. */
final class ItemChange {
    private ItemChange() {}

    static Item apply(Item before, PathTree<Change> changes) {
        return new Item(members(before.attributes(), changes));
    }

    // A path that does not lead through documents is invalid.
    private static Optional<AttributeValue> apply(Optional<AttributeValue> present, PathTree<Change> node) {
        if (node.end().isPresent()) {
            return node.end().orElseThrow().apply(present);
        }
        AttributeValue document = present.orElse(null);
        if (document instanceof M map && !node.isList()) {
            return Optional.of(new M(members(map.members(), node)));
        }
        if (document instanceof L list && node.isList()) {
            return Optional.of(new L(elements(list.elements(), node)));
        }
        throw new ValidationException("The document path provided in the update expression is invalid for update");
    }

    private static Map<String, AttributeValue> members(Map<String, AttributeValue> before, PathTree<Change> node) {
        Map<String, AttributeValue> members = new LinkedHashMap<>(before);
        node.children().forEach((element, child) -> {
            String name = element.toString();
            apply(Optional.ofNullable(before.get(name)), child)
                    .ifPresentOrElse(value -> members.put(name, value), () -> members.remove(name));
        });
        return members;
    }

    // Elements are removed last, so that indexes stay valid. Elements beyond the end are appended in order of index.
    private static List<AttributeValue> elements(List<AttributeValue> before, PathTree<Change> node) {
        Map<Integer, PathTree<Change>> byIndex = new TreeMap<>();
        node.children().forEach((element, child) -> byIndex.put(((Element.Index) element).index(), child));
        List<AttributeValue> elements = new ArrayList<>(before);
        byIndex.forEach((index, child) -> {
            if (index < before.size()) {
                elements.set(index, apply(Optional.of(before.get(index)), child).orElse(null));
            } else {
                apply(Optional.empty(), child).ifPresent(elements::add);
            }
        });
        elements.removeIf(Objects::isNull);
        return elements;
    }
}
