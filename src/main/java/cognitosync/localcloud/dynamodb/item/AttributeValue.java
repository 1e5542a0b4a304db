package cognitosync.localcloud.dynamodb.item;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * An attribute value. Equality is DynamoDB's: within one type, by value for numbers, regardless of order for sets and maps.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">AttributeValue</a>
 */
public sealed interface AttributeValue {
    /** A type, named after its member in the wire form. */
    enum Type {
        S("STRING"),
        N("NUMBER"),
        B("BINARY"),
        BOOL("BOOLEAN"),
        NULL("NULL"),
        M("MAP"),
        L("LIST"),
        SS("STRING_SET"),
        NS("NUMBER_SET"),
        BS("BINARY_SET");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** Its name in some error messages. */
        public String word() {
            return word;
        }

        public boolean isSet() {
            return this == SS || this == NS || this == BS;
        }

        /** Whether values of this type are ordered. */
        public boolean isOrdered() {
            return this == S || this == N || this == B;
        }
    }

    Type type();

    /**
     * Size in bytes, as counted in an item.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item sizes and formats</a>
     */
    int size();

    /** Nesting levels, including the value itself. */
    default int levels() {
        return 1;
    }

    /** Compares two values of one ordered type (S, N or B); empty for all others. */
    default OptionalInt compare(AttributeValue other) {
        return OptionalInt.empty();
    }

    record S(String text) implements AttributeValue {
        @Override
        public Type type() {
            return Type.S;
        }

        @Override
        public int size() {
            return Utf8.length(text);
        }

        @Override
        public OptionalInt compare(AttributeValue other) {
            return other instanceof S s ? OptionalInt.of(Utf8.compare(text, s.text)) : OptionalInt.empty();
        }
    }

    record N(Decimal number) implements AttributeValue {
        @Override
        public Type type() {
            return Type.N;
        }

        @Override
        public int size() {
            return number.size();
        }

        @Override
        public OptionalInt compare(AttributeValue other) {
            return other instanceof N n ? OptionalInt.of(number.compareTo(n.number)) : OptionalInt.empty();
        }
    }

    record B(Binary bytes) implements AttributeValue {
        @Override
        public Type type() {
            return Type.B;
        }

        @Override
        public int size() {
            return bytes.length();
        }

        @Override
        public OptionalInt compare(AttributeValue other) {
            return other instanceof B b ? OptionalInt.of(bytes.compareTo(b.bytes)) : OptionalInt.empty();
        }
    }

    record BOOL(boolean value) implements AttributeValue {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record NULL() implements AttributeValue {
        @Override
        public Type type() {
            return Type.NULL;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record M(Map<String, AttributeValue> members) implements AttributeValue {
        public M {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Type type() {
            return Type.M;
        }

        @Override
        public int size() {
            return 3 + members.size() + Item.size(members);
        }

        @Override
        public int levels() {
            return 1 + deepest(members.values());
        }
    }

    record L(List<AttributeValue> elements) implements AttributeValue {
        public L {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return Type.L;
        }

        @Override
        public int size() {
            return 3 + elements.size() + sum(elements, AttributeValue::size);
        }

        @Override
        public int levels() {
            return 1 + deepest(elements);
        }
    }

    record SS(Set<String> texts) implements AttributeValue {
        public SS {
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }

        @Override
        public Type type() {
            return Type.SS;
        }

        @Override
        public int size() {
            return sum(texts, Utf8::length);
        }
    }

    record NS(Set<Decimal> numbers) implements AttributeValue {
        public NS {
            numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
        }

        @Override
        public Type type() {
            return Type.NS;
        }

        @Override
        public int size() {
            return sum(numbers, Decimal::size);
        }
    }

    record BS(Set<Binary> binaries) implements AttributeValue {
        public BS {
            binaries = Collections.unmodifiableSet(new LinkedHashSet<>(binaries));
        }

        @Override
        public Type type() {
            return Type.BS;
        }

        @Override
        public int size() {
            return sum(binaries, Binary::length);
        }
    }

    private static int deepest(Collection<AttributeValue> values) {
        return values.stream().mapToInt(AttributeValue::levels).max().orElse(0);
    }

    private static <T> int sum(Collection<T> elements, ToIntFunction<T> size) {
        return elements.stream().mapToInt(size).sum();
    }
}
