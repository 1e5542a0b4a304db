package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Functions in conditions. Their names are case-sensitive.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html#Expressions.OperatorsAndFunctions.Functions">Functions</a>
 */
enum ConditionFunction {
    ATTRIBUTE_EXISTS("attribute_exists", 1),
    ATTRIBUTE_NOT_EXISTS("attribute_not_exists", 1),
    ATTRIBUTE_TYPE("attribute_type", 2),
    BEGINS_WITH("begins_with", 2),
    CONTAINS("contains", 2),
    /** The only function that is an operand and not a condition. */
    SIZE("size", 1);

    private static final Map<String, ConditionFunction> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ConditionFunction::written, Function.identity()));

    private static final String TYPE_NAMES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";
    // The type in the error message if the second operand of attribute_type is not a value.
    private static final String ANY_TYPE = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";
    private static final Set<AttributeValue.Type> WITHOUT_SIZE =
            Set.of(AttributeValue.Type.N, AttributeValue.Type.BOOL, AttributeValue.Type.NULL);

    private final String written;
    private final int operands;

    ConditionFunction(String written, int operands) {
        this.written = written;
        this.operands = operands;
    }

    String written() {
        return written;
    }

    static Optional<ConditionFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Checks a complete call. */
    static void check(CallOperand call, Faults faults) {
        call.arguments().forEach(argument -> checkOperand(argument, faults));
        Optional<ConditionFunction> function = named(call.function());
        if (function.isPresent()) {
            function.orElseThrow().check(call.arguments(), faults);
        } else if (UpdateFunction.named(call.function()).isPresent()) {
            faults.add(
                    Check.FUNCTION_PLACE,
                    "The function is not allowed in a condition expression; function: " + call.function());
        } else {
            faults.add(Check.FUNCTION_NAME, "Invalid function name; function: " + call.function());
        }
    }

    /** Of the functions, only {@code size} can be an operand. */
    static void checkOperand(Operand operand, Faults faults) {
        if (operand instanceof CallOperand call && !call.function().equals(SIZE.written)) {
            misplaced(call, faults);
        }
    }

    /** {@code size} cannot be a condition. */
    static void checkCondition(CallOperand call, Faults faults) {
        if (call.function().equals(SIZE.written)) {
            misplaced(call, faults);
        }
    }

    static void misplaced(CallOperand call, Faults faults) {
        faults.add(
                Check.FUNCTION_PLACE,
                "The function is not allowed to be used this way in an expression; function: " + call.function());
    }

    /** The first operand must not recur among the others. */
    static void checkDistinct(String operator, Operand first, List<Operand> others, Faults faults) {
        if (first.asPath().isPresent() && others.contains(first)) {
            faults.add(
                    Check.DISTINCT,
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                            + "operator: " + operator + ", first operand: "
                            + first.asPath().orElseThrow());
        }
    }

    static void wrongType(String operator, String type, Faults faults) {
        faults.add(
                Check.OPERAND,
                "Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + type);
    }

    private void check(List<Operand> arguments, Faults faults) {
        if (arguments.size() != operands) {
            faults.add(
                    Check.OPERAND_COUNT,
                    "Incorrect number of operands for operator or function; operator or function: " + written
                            + ", number of operands: " + arguments.size());
            return;
        }
        checkDistinct(written, arguments.get(0), arguments.subList(1, arguments.size()), faults);
        switch (this) {
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> checkPath(arguments.get(0), faults);
            case ATTRIBUTE_TYPE -> checkTypeName(arguments.get(1), faults);
            case BEGINS_WITH ->
                arguments.forEach(argument -> typeOf(argument)
                        .filter(type -> type != AttributeValue.Type.S && type != AttributeValue.Type.B)
                        .ifPresent(type -> wrongType(written, type.name(), faults)));
            case SIZE ->
                typeOf(arguments.get(0))
                        .filter(WITHOUT_SIZE::contains)
                        .ifPresent(type -> wrongType(written, type.name(), faults));
            case CONTAINS -> {}
        }
    }

    private void checkPath(Operand argument, Faults faults) {
        if (argument.asPath().isEmpty()) {
            faults.add(
                    Check.OPERAND, "Operator or function requires a document path; operator or function: " + written);
        }
    }

    private void checkTypeName(Operand argument, Faults faults) {
        Optional<AttributeValue> value =
                argument instanceof Operand.ValueOperand operand ? operand.value() : Optional.empty();
        if (value.orElse(null) instanceof S name) {
            if (Arrays.stream(AttributeValue.Type.values())
                    .noneMatch(type -> type.name().equals(name.text()))) {
                faults.add(
                        Check.OPERAND,
                        "Invalid attribute type name found; type: " + name.text() + ", valid types: " + TYPE_NAMES);
            }
        } else {
            wrongType(written, typeOf(argument).map(AttributeValue.Type::name).orElse(ANY_TYPE), faults);
        }
    }

    // The result of size is a number.
    private static Optional<AttributeValue.Type> typeOf(Operand operand) {
        return operand instanceof CallOperand call && call.function().equals(SIZE.written)
                ? Optional.of(AttributeValue.Type.N)
                : operand.knownType();
    }
}
