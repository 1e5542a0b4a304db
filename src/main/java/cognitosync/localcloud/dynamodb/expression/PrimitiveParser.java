package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a primitive condition after its first operand: a comparison, {@code BETWEEN} or {@code IN}. */
final class PrimitiveParser {
    private static final int MAX_LIST = 100;

    private final TokenCursor tokens;
    private final Faults faults;
    private final OperandParser operands;

    PrimitiveParser(TokenCursor tokens, Faults faults, OperandParser operands) {
        this.tokens = tokens;
        this.faults = faults;
        this.operands = operands;
    }

    /** The condition that starts with this operand, if an operator follows. */
    Optional<Condition> after(Operand operand) {
        Token token = tokens.peek();
        Optional<Comparator> comparator = Comparator.at(token);
        if (comparator.isEmpty() && !token.isWord("BETWEEN") && !token.isWord("IN")) {
            return Optional.empty();
        }
        tokens.next();
        faults.countOperator();
        Condition condition = comparator.isPresent()
                ? comparison(comparator.orElseThrow(), operand, operands.operand())
                : token.isWord("IN") ? in(operand) : between(operand);
        faults.endCondition();
        return Optional.of(condition);
    }

    private Condition comparison(Comparator comparator, Operand left, Operand right) {
        List.of(left, right).forEach(operand -> ConditionFunction.checkOperand(operand, faults));
        ConditionFunction.checkDistinct(comparator.written(), left, List.of(right), faults);
        if (comparator.needsOrder()) {
            checkOrdered(comparator.written(), List.of(left, right));
        }
        return new Condition.Comparison(comparator, left, right);
    }

    private void checkOrdered(String operator, List<Operand> ordered) {
        ordered.forEach(operand -> operand.knownType()
                .filter(type -> !type.isOrdered())
                .ifPresent(type -> ConditionFunction.wrongType(operator, type.name(), faults)));
    }

    private Condition between(Operand operand) {
        Operand lower = operands.operand();
        if (!tokens.peek().isWord("AND")) {
            throw tokens.syntaxError();
        }
        tokens.next();
        Operand upper = operands.operand();
        List<Operand> all = List.of(operand, lower, upper);
        all.forEach(each -> ConditionFunction.checkOperand(each, faults));
        ConditionFunction.checkDistinct("BETWEEN", operand, List.of(lower, upper), faults);
        checkOrdered("BETWEEN", all);
        if (lower instanceof ValueOperand low && upper instanceof ValueOperand high) {
            low.value().ifPresent(from -> high.value().ifPresent(to -> checkBounds(from, to)));
        }
        return new Condition.Between(operand, lower, upper);
    }

    private void checkBounds(AttributeValue lower, AttributeValue upper) {
        String rule = lower.type() != upper.type()
                ? "requires same data type for lower and upper bounds"
                : "requires upper bound to be greater than or equal to lower bound";
        if (lower.type() != upper.type() || lower.compare(upper).orElse(0) > 0) {
            faults.add(
                    Check.OPERAND,
                    "The BETWEEN operator " + rule + "; lower bound operand: AttributeValue: " + print(lower)
                            + ", upper bound operand: AttributeValue: " + print(upper));
        }
    }

    private static String print(AttributeValue value) {
        String text = value instanceof S s
                ? s.text()
                : value instanceof N n
                        ? n.number().toString()
                        : value instanceof B b ? b.bytes().toBase64() : "";
        return "{" + value.type() + ":" + text + "}";
    }

    private Condition in(Operand operand) {
        tokens.require("(");
        List<Operand> list = new ArrayList<>();
        do {
            list.add(operands.operand());
        } while (tokens.take(","));
        tokens.require(")");
        ConditionFunction.checkOperand(operand, faults);
        list.forEach(each -> ConditionFunction.checkOperand(each, faults));
        ConditionFunction.checkDistinct("IN", operand, list, faults);
        if (list.size() > MAX_LIST) {
            faults.add(
                    Check.OPERAND_COUNT,
                    "The IN operator is provided with too many operands; number of operands: " + list.size());
        }
        return new Condition.In(operand, list);
    }
}
