package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import java.util.List;
import java.util.Optional;

/** An operand of an operator or a function. */
sealed interface Operand {
    /** A path in the item. */
    record PathOperand(DocumentPath path) implements Operand {}

    /** A value of the request; empty if undefined, which is reported separately. */
    record ValueOperand(Optional<AttributeValue> value) implements Operand {}

    /** A function call. */
    record CallOperand(String function, List<Operand> arguments) implements Operand {
        public CallOperand {
            arguments = List.copyOf(arguments);
        }
    }

    /** The type, if known without an item: that of a value of the request. */
    default Optional<AttributeValue.Type> knownType() {
        return this instanceof ValueOperand operand ? operand.value().map(AttributeValue::type) : Optional.empty();
    }

    default Optional<DocumentPath> asPath() {
        return this instanceof PathOperand operand ? Optional.of(operand.path()) : Optional.empty();
    }
}
