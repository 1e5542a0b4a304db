package cognitosync.localcloud.dynamodb.item;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item, or the key of an item.
 *
 * @param attributes by name, in the order received
 */
public record Item(Map<String, AttributeValue> attributes) {
    /** An item without attributes. */
    public static final Item EMPTY = new Item(Map.of());

    public Item {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean isEmpty() {
        return attributes.isEmpty();
    }

    /** Size in bytes, as DynamoDB counts them: names and values. */
    public int size() {
        return size(attributes);
    }

    static int size(Map<String, AttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += Utf8.length(attribute.getKey()) + attribute.getValue().size();
        }
        return size;
    }
}
