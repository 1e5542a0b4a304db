package cognitosync.localcloud.dynamodb.item;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The primary key of a table, and the rules for its values.
 *
 * @param partition the partition key
 * @param sort the sort key of a composite primary key
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey">Primary key</a>
 */
public record KeySchema(KeyAttribute partition, Optional<KeyAttribute> sort) {
    /**
     * One key attribute.
     *
     * @param name of the attribute
     * @param type S, N or B
     */
    public record KeyAttribute(String name, AttributeValue.Type type) {
        public KeyAttribute {
            if (!type.isOrdered()) {
                throw new IllegalArgumentException("A key is of type S, N or B, not " + type);
            }
        }
    }

    /** The key values of one item. */
    public record Key(AttributeValue partition, Optional<AttributeValue> sort) {}

    /** The key attributes, partition key first. */
    public List<KeyAttribute> attributes() {
        return sort.isPresent() ? List.of(partition, sort.get()) : List.of(partition);
    }

    public boolean contains(String name) {
        return attributes().stream().anyMatch(attribute -> attribute.name().equals(name));
    }

    /** Whether these are exactly the names of the key attributes. */
    public boolean hasNames(Set<String> names) {
        return names.size() == attributes().size() && names.stream().allMatch(this::contains);
    }

    /** The key in a request's {@code Key}, which must have exactly the key attributes. */
    public Key key(Item given) {
        if (given.attributes().size() != attributes().size()) {
            throw mismatch();
        }
        attributes().forEach(attribute -> {
            if (given.get(attribute.name())
                    .filter(value -> value.type() == attribute.type())
                    .isEmpty()) {
                throw mismatch();
            }
        });
        return values(given);
    }

    private static ValidationException mismatch() {
        return new ValidationException("The provided key element does not match the schema");
    }

    /** The key of a whole item. */
    public Key keyOf(Item item) {
        for (KeyAttribute attribute : attributes()) {
            AttributeValue value = item.get(attribute.name())
                    .orElseThrow(() -> ValidationException.invalidParameter(
                            "Missing the key " + attribute.name() + " in the item"));
            if (value.type() != attribute.type()) {
                throw ValidationException.invalidParameter("Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type() + " actual: " + value.type());
            }
        }
        return values(item);
    }

    /** The key attributes of an item, as in {@code LastEvaluatedKey}. */
    public Item only(Item item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes().forEach(attribute -> item.get(attribute.name())
                .ifPresent(value -> attributes.put(attribute.name(), value)));
        return new Item(attributes);
    }

    private Key values(Item item) {
        attributes()
                .forEach(attribute -> requireValue(attribute, item.attributes().get(attribute.name())));
        return new Key(item.attributes().get(partition.name()), sort.flatMap(attribute -> item.get(attribute.name())));
    }

    /** Refuses an item or key with an empty key value. Other faults are ignored. */
    public void requireNoEmptyValue(Item given) {
        for (KeyAttribute attribute : attributes()) {
            given.get(attribute.name())
                    .filter(value -> value.type() == attribute.type())
                    .ifPresent(value -> requireNotEmpty(attribute, value));
        }
    }

    private static void requireNotEmpty(KeyAttribute attribute, AttributeValue value) {
        if (value.type() != AttributeValue.Type.N && value.size() == 0) {
            throw new ValidationException("One or more parameter values are not valid. The AttributeValue for a key "
                    + "attribute cannot contain an empty "
                    + (value.type() == AttributeValue.Type.S ? "string" : "binary")
                    + " value. Key: " + attribute.name());
        }
    }

    /** Refuses a key value of the right type that is empty or too long. */
    public void requireValue(KeyAttribute attribute, AttributeValue value) {
        if (value.type() == AttributeValue.Type.N) {
            return;
        }
        requireNotEmpty(attribute, value);
        int size = value.size();
        boolean first = attribute.equals(partition);
        if (first && size > ItemLimits.PARTITION_KEY_BYTES) {
            throw ValidationException.invalidParameter(
                    "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!first && size > ItemLimits.SORT_KEY_BYTES) {
            throw ValidationException.invalidParameter(
                    "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }
}
