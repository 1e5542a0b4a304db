package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.KeyBytes;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The comparisons of a key condition, not yet checked against the key of a table.
 *
 * @param byAttribute one or two, by attribute name
 */
public record KeyConditions(Map<String, KeyComparison> byAttribute) {
    /** Comparisons of a sort key. A partition key is compared by equality only. */
    public enum KeyOperator {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        BETWEEN,
        BEGINS_WITH;

        static Optional<KeyOperator> of(Comparator comparator) {
            return comparator == Comparator.NOT_EQUAL
                    ? Optional.empty()
                    : Optional.of(KeyOperator.valueOf(comparator.name()));
        }
    }

    /** A bound of a key range, encoded by {@link KeyBytes}. */
    public record Bound(byte[] key, boolean inclusive) {}

    /** A range of keys; a missing bound means unbounded. */
    public record KeyRange(Optional<Bound> from, Optional<Bound> to) {}

    /**
     * A comparison of one key attribute.
     *
     * @param operator of the comparison
     * @param values one, or two for {@code BETWEEN}
     */
    public record KeyComparison(KeyOperator operator, List<AttributeValue> values) {
        public KeyComparison {
            values = List.copyOf(values);
        }

        /** Whether a key value satisfies the comparison. */
        public boolean holds(AttributeValue key) {
            AttributeValue first = values.get(0);
            return switch (operator) {
                case EQUAL -> Comparator.EQUAL.holds(key, first);
                case LESS -> Comparator.LESS.holds(key, first);
                case LESS_OR_EQUAL -> Comparator.LESS_OR_EQUAL.holds(key, first);
                case GREATER -> Comparator.GREATER.holds(key, first);
                case GREATER_OR_EQUAL -> Comparator.GREATER_OR_EQUAL.holds(key, first);
                case BETWEEN ->
                    Comparator.GREATER_OR_EQUAL.holds(key, first) && Comparator.LESS_OR_EQUAL.holds(key, values.get(1));
                case BEGINS_WITH -> Condition.beginsWith(key, first);
            };
        }

        /** The same keys as a range of encoded keys. */
        public KeyRange range() {
            byte[] first = KeyBytes.of(values.get(0));
            Optional<Bound> inclusive = Optional.of(new Bound(first, true));
            Optional<Bound> exclusive = Optional.of(new Bound(first, false));
            return switch (operator) {
                case EQUAL -> new KeyRange(inclusive, inclusive);
                case LESS -> new KeyRange(Optional.empty(), exclusive);
                case LESS_OR_EQUAL -> new KeyRange(Optional.empty(), inclusive);
                case GREATER -> new KeyRange(exclusive, Optional.empty());
                case GREATER_OR_EQUAL -> new KeyRange(inclusive, Optional.empty());
                case BETWEEN -> new KeyRange(inclusive, Optional.of(new Bound(KeyBytes.of(values.get(1)), true)));
                case BEGINS_WITH ->
                    new KeyRange(inclusive, KeyBytes.after(first).map(end -> new Bound(end, false)));
            };
        }
    }

    /**
     * The key values that a query reads.
     *
     * @param partition value of the partition key
     * @param sort comparison of the sort key; empty for all
     */
    public record KeyQuery(AttributeValue partition, Optional<KeyComparison> sort) {}

    public KeyConditions {
        byAttribute = Collections.unmodifiableMap(new LinkedHashMap<>(byAttribute));
    }

    /** The query of a table with this key; refuses conditions that do not fit the key. */
    public KeyQuery on(KeySchema schema) {
        if (schema.sort().isEmpty() && byAttribute.size() > 1) {
            throw notSupported();
        }
        KeyComparison partition = comparison(schema.partition()).orElseThrow(() -> missed(schema.partition()));
        if (partition.operator() != KeyOperator.EQUAL) {
            throw notSupported();
        }
        Optional<KeyComparison> sort = schema.sort().flatMap(this::comparison);
        if (sort.isEmpty() && byAttribute.size() > 1) {
            throw missed(schema.sort().orElseThrow());
        }
        schema.requireValue(schema.partition(), partition.values().get(0));
        sort.ifPresent(comparison -> comparison
                .values()
                .forEach(value -> schema.requireValue(schema.sort().orElseThrow(), value)));
        return new KeyQuery(partition.values().get(0), sort);
    }

    private Optional<KeyComparison> comparison(KeyAttribute attribute) {
        Optional<KeyComparison> comparison = Optional.ofNullable(byAttribute.get(attribute.name()));
        comparison.ifPresent(present -> present.values().forEach(value -> {
            if (value.type() != attribute.type()) {
                throw ValidationException.invalidParameter("Condition parameter type does not match schema type");
            }
        }));
        return comparison;
    }

    private static ValidationException notSupported() {
        return new ValidationException("Query key condition not supported");
    }

    private static ValidationException missed(KeyAttribute attribute) {
        return new ValidationException("Query condition missed key schema element: " + attribute.name());
    }
}
