package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Functions in updates. Both take two operands; their names are case-sensitive.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html#Expressions.UpdateExpressions.SET">SET</a>
 */
enum UpdateFunction {
    IF_NOT_EXISTS("if_not_exists"),
    /** Can only be the whole value, not an operand. */
    LIST_APPEND("list_append");

    private static final int OPERANDS = 2;

    private final String written;

    UpdateFunction(String written) {
        this.written = written;
    }

    static Optional<UpdateFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.written.equals(name))
                .findFirst();
    }

    /** Checks a complete call. */
    static void check(CallOperand call, Faults faults) {
        call.arguments().forEach(argument -> checkOperand(argument, faults));
        Optional<UpdateFunction> function = named(call.function());
        if (function.isPresent()) {
            function.orElseThrow().check(call.arguments(), faults);
        } else if (ConditionFunction.named(call.function()).isPresent()) {
            faults.add(
                    Check.FUNCTION_PLACE,
                    "The function is not allowed in an update expression; function: " + call.function());
        } else {
            faults.add(Check.FUNCTION_NAME, "Invalid function name; function: " + call.function());
        }
    }

    static void checkOperand(Operand operand, Faults faults) {
        if (operand instanceof CallOperand call && call.function().equals(LIST_APPEND.written)) {
            ConditionFunction.misplaced(call, faults);
        }
    }

    /** Checks that values of the request have the type that an operator takes. */
    static void checkTypes(String operator, List<Operand> operands, AttributeValue.Type expected, Faults faults) {
        operands.forEach(operand -> operand.knownType()
                .filter(type -> type != expected)
                .ifPresent(type -> ConditionFunction.wrongType(operator, type.name(), faults)));
    }

    private void check(List<Operand> arguments, Faults faults) {
        if (arguments.size() != OPERANDS) {
            faults.add(
                    Check.OPERAND,
                    "Incorrect number of operands for operator or function; operator or function: " + written
                            + ", number of operands: " + arguments.size());
        } else if (this == LIST_APPEND) {
            checkTypes(written, arguments, AttributeValue.Type.L, faults);
        } else if (arguments.get(0).asPath().isEmpty()) {
            faults.add(
                    Check.OPERAND, "Operator or function requires a document path; operator or function: " + written);
        }
    }
}
