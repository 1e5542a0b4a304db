package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import java.util.List;
import java.util.Optional;

/** What operators and functions take. */
sealed interface Operand {
    /** A place in the item. */
    record PathOperand(DocumentPath path) implements Operand {}

    /** A value of the request; empty where the request does not define it, which is a fault of its own. */
    record ValueOperand(Optional<AttributeValue> value) implements Operand {}

    /** A function of other operands. */
    record CallOperand(String function, List<Operand> arguments) implements Operand {
        public CallOperand {
            arguments = List.copyOf(arguments);
        }
    }

    /** The type that is known without an item: that of a value of the request. */
    default Optional<AttributeValue.Type> knownType() {
        return this instanceof ValueOperand operand ? operand.value().map(AttributeValue::type) : Optional.empty();
    }

    default Optional<DocumentPath> asPath() {
        return this instanceof PathOperand operand ? Optional.of(operand.path()) : Optional.empty();
    }
}
