package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.PathOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.M;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.NS;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.AttributeValue.SS;
import cognitosync.localcloud.dynamodb.item.Decimal;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.Utf8;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A condition on an item. A missing attribute is unequal to everything and satisfies no other comparison. Evaluation never fails.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Operators and functions</a>
 */
sealed interface Condition {
    boolean holds(Item item);

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) && right.holds(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Item item) {
            return left.holds(item) || right.holds(item);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Item item) {
            return !condition.holds(item);
        }
    }

    record Comparison(Comparator comparator, Operand left, Operand right) implements Condition {
        @Override
        public boolean holds(Item item) {
            Optional<AttributeValue> leftValue = value(left, item);
            Optional<AttributeValue> rightValue = value(right, item);
            if (leftValue.isEmpty() || rightValue.isEmpty()) {
                return comparator == Comparator.NOT_EQUAL;
            }
            return comparator.holds(leftValue.orElseThrow(), rightValue.orElseThrow());
        }
    }

    record Between(Operand operand, Operand lower, Operand upper) implements Condition {
        @Override
        public boolean holds(Item item) {
            return new Comparison(Comparator.GREATER_OR_EQUAL, operand, lower).holds(item)
                    && new Comparison(Comparator.LESS_OR_EQUAL, operand, upper).holds(item);
        }
    }

    record In(Operand operand, List<Operand> list) implements Condition {
        @Override
        public boolean holds(Item item) {
            Optional<AttributeValue> value = value(operand, item);
            return value.isPresent()
                    && list.stream().anyMatch(each -> value(each, item).equals(value));
        }
    }

    record Call(ConditionFunction function, List<Operand> arguments) implements Condition {
        @Override
        public boolean holds(Item item) {
            Optional<AttributeValue> first = value(arguments.get(0), item);
            return switch (function) {
                case ATTRIBUTE_EXISTS -> first.isPresent();
                case ATTRIBUTE_NOT_EXISTS -> first.isEmpty();
                case ATTRIBUTE_TYPE ->
                    both(
                            first,
                            item,
                            (value, type) -> type instanceof S name
                                    && value.type().name().equals(name.text()));
                case BEGINS_WITH -> both(first, item, Condition::beginsWith);
                case CONTAINS -> both(first, item, Condition::contains);
                case SIZE -> throw new IllegalStateException("A size is no condition");
            };
        }

        private boolean both(Optional<AttributeValue> first, Item item, Test test) {
            Optional<AttributeValue> second = value(arguments.get(1), item);
            return first.isPresent() && second.isPresent() && test.holds(first.orElseThrow(), second.orElseThrow());
        }
    }

    /** A predicate on two values. */
    interface Test {
        boolean holds(AttributeValue first, AttributeValue second);
    }

    /** Holds for two strings or two binaries only. */
    static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof S text && prefix instanceof S start) {
            return text.text().startsWith(start.text());
        }
        return value instanceof B bytes
                && prefix instanceof B start
                && bytes.bytes().startsWith(start.bytes());
    }

    private static boolean contains(AttributeValue value, AttributeValue part) {
        if (value instanceof L list) {
            return list.elements().contains(part);
        } else if (part instanceof S text) {
            return (value instanceof S whole && Utf8.contains(whole.text(), text.text()))
                    || (value instanceof SS set && set.texts().contains(text.text()));
        } else if (part instanceof B bytes) {
            return (value instanceof B whole && whole.bytes().contains(bytes.bytes()))
                    || (value instanceof BS set && set.binaries().contains(bytes.bytes()));
        }
        return part instanceof N number
                && value instanceof NS set
                && set.numbers().contains(number.number());
    }

    private static Optional<AttributeValue> value(Operand operand, Item item) {
        if (operand instanceof PathOperand path) {
            return path.path().in(item);
        } else if (operand instanceof ValueOperand value) {
            return value.value();
        }
        // The only function that can be an operand is size.
        OptionalInt size = value(((CallOperand) operand).arguments().get(0), item)
                .map(Condition::size)
                .orElse(OptionalInt.empty());
        return size.isPresent()
                ? Optional.of(new N(new Decimal(BigDecimal.valueOf(size.getAsInt()))))
                : Optional.empty();
    }

    // In bytes, not characters: AWS describes the same function of PartiQL by size, not length.
    private static OptionalInt size(AttributeValue value) {
        if (value instanceof S text) {
            return OptionalInt.of(Utf8.length(text.text()));
        } else if (value instanceof B bytes) {
            return OptionalInt.of(bytes.bytes().length());
        } else if (value instanceof L list) {
            return OptionalInt.of(list.elements().size());
        } else if (value instanceof M map) {
            return OptionalInt.of(map.members().size());
        } else if (value instanceof SS set) {
            return OptionalInt.of(set.texts().size());
        } else if (value instanceof NS set) {
            return OptionalInt.of(set.numbers().size());
        } else if (value instanceof BS set) {
            return OptionalInt.of(set.binaries().size());
        }
        return OptionalInt.empty();
    }
}
