package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.PathOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.Decimal;
import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.dynamodb.item.Item;
import java.util.ArrayList;
import java.util.List;

/** The value in a {@code SET} action, computed from the item before the update. */
sealed interface SetValue {
    AttributeValue from(Item item);

    record Plain(Operand operand) implements SetValue {
        @Override
        public AttributeValue from(Item item) {
            return value(operand, item);
        }
    }

    record Sum(Operand left, Operand right) implements SetValue {
        @Override
        public AttributeValue from(Item item) {
            Decimal augend = number(left, item);
            return new N(augend.plus(number(right, item)));
        }
    }

    record Difference(Operand left, Operand right) implements SetValue {
        @Override
        public AttributeValue from(Item item) {
            Decimal minuend = number(left, item);
            return new N(minuend.minus(number(right, item)));
        }
    }

    /** An operand or an attribute has the wrong type for the action. */
    static ValidationException wrongType() {
        return new ValidationException("An operand in the update expression has an incorrect data type");
    }

    private static Decimal number(Operand operand, Item item) {
        if (value(operand, item) instanceof N number) {
            return number.number();
        }
        throw wrongType();
    }

    // Only if_not_exists can be nested, so the maximum length of an expression bounds the depth of the recursion.
    private static AttributeValue value(Operand operand, Item item) {
        if (operand instanceof PathOperand path) {
            return path.path()
                    .in(item)
                    .orElseThrow(() -> new ValidationException(
                            "The provided expression refers to an attribute that does not exist in the item"));
        } else if (operand instanceof ValueOperand value) {
            return value.value().orElseThrow();
        }
        CallOperand call = (CallOperand) operand;
        Operand first = call.arguments().get(0);
        Operand second = call.arguments().get(1);
        if (UpdateFunction.named(call.function()).orElseThrow() == UpdateFunction.LIST_APPEND) {
            List<AttributeValue> elements = new ArrayList<>(list(first, item));
            elements.addAll(list(second, item));
            return new L(elements);
        }
        return first.asPath().orElseThrow().in(item).orElseGet(() -> value(second, item));
    }

    private static List<AttributeValue> list(Operand operand, Item item) {
        if (value(operand, item) instanceof L list) {
            return list.elements();
        }
        throw wrongType();
    }
}
