package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An operator-precedence parser for conditions: comparison, {@code BETWEEN} and {@code IN}, then {@code NOT}, {@code AND}, {@code OR}.
 * Parentheses can enclose a condition or an operand, which only the token after them decides, so one stack holds both; a second stack holds
 * pending operators.
 */
final class ConditionParser {
    /** Operators without their right side, in ascending order of precedence. */
    private enum Waiting {
        GROUP,
        OR,
        AND,
        NOT
    }

    /** An operand or a condition, and whether the last token was its closing parenthesis. */
    private record Part(Optional<Operand> operand, Optional<Condition> condition, boolean grouped) {
        static Part of(Operand operand, boolean grouped) {
            return new Part(Optional.of(operand), Optional.empty(), grouped);
        }

        static Part of(Condition condition) {
            return new Part(Optional.empty(), Optional.of(condition), false);
        }
    }

    private final TokenCursor tokens;
    private final Faults faults;
    private final OperandParser operands;
    private final PrimitiveParser primitives;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Part> parts = new ArrayDeque<>();

    ConditionParser(ExpressionKind kind, String text, ExpressionAttributes attributes) {
        this.tokens = kind.tokens(text);
        this.faults = new Faults(kind);
        this.operands = new OperandParser(tokens, attributes, faults, call -> ConditionFunction.check(call, faults));
        this.primitives = new PrimitiveParser(tokens, faults, operands);
    }

    Condition parse() {
        do {
            begin();
        } while (goOn());
        faults.requireNoneInConditions();
        return parts.pop().condition().orElseThrow();
    }

    List<DocumentPath> paths() {
        return operands.paths();
    }

    private void begin() {
        while (true) {
            if (tokens.peek().isWord("NOT")) {
                tokens.next();
                faults.countOperator();
                waiting.push(Waiting.NOT);
            } else if (tokens.take("(")) {
                waiting.push(Waiting.GROUP);
            } else {
                parts.push(Part.of(operands.operand(), false));
                return;
            }
        }
    }

    // Returns whether AND or OR, and so another condition, follows.
    private boolean goOn() {
        while (true) {
            if (parts.peek().operand().isPresent() && takeOperator()) {
                continue;
            }
            Token token = tokens.peek();
            if (token.is(")")) {
                closeGroup();
            } else if (token.isWord("AND")) {
                return logical(Waiting.AND);
            } else if (token.isWord("OR")) {
                return logical(Waiting.OR);
            } else if (tokens.atEnd()) {
                reduce(Waiting.OR);
                if (!waiting.isEmpty()) {
                    throw tokens.syntaxError();
                }
                return false;
            } else {
                throw tokens.syntaxError();
            }
        }
    }

    private boolean takeOperator() {
        Part left = parts.peek();
        Operand operand = left.operand().orElseThrow();
        if (left.grouped() && operands.continuesGroup(operand)) {
            replace(Part.of(operands.continueGroup(operand), false));
            return true;
        }
        Optional<Condition> condition = primitives.after(operand);
        condition.ifPresent(complete -> replace(Part.of(complete)));
        return condition.isPresent();
    }

    private void replace(Part part) {
        parts.pop();
        parts.push(part);
    }

    private void closeGroup() {
        // With a pending operator inside, the group is a condition.
        if (waiting.peek() != Waiting.GROUP) {
            reduce(Waiting.OR);
        }
        if (waiting.isEmpty()) {
            throw tokens.syntaxError();
        }
        tokens.next();
        waiting.pop();
        Part inside = parts.peek();
        if (inside.grouped()) {
            operands.redundant();
        }
        replace(new Part(inside.operand(), inside.condition(), true));
    }

    private boolean logical(Waiting operator) {
        reduce(operator);
        tokens.next();
        faults.countOperator();
        waiting.push(operator);
        return true;
    }

    // Completes pending operators of at least this precedence.
    private void reduce(Waiting operator) {
        parts.push(Part.of(condition(parts.pop())));
        while (!waiting.isEmpty() && waiting.peek().compareTo(operator) >= 0) {
            Condition right = parts.pop().condition().orElseThrow();
            parts.push(Part.of(
                    switch (waiting.pop()) {
                        case NOT -> new Condition.Not(right);
                        case AND -> new Condition.And(parts.pop().condition().orElseThrow(), right);
                        case OR -> new Condition.Or(parts.pop().condition().orElseThrow(), right);
                        case GROUP -> throw new IllegalStateException("A parenthesis binds nothing");
                    }));
        }
    }

    // A call can be a condition; any other operand lacks an operator.
    private Condition condition(Part part) {
        if (part.condition().isPresent()) {
            return part.condition().orElseThrow();
        }
        if (!(part.operand().orElseThrow() instanceof CallOperand call)) {
            throw tokens.syntaxError();
        }
        ConditionFunction.checkCondition(call, faults);
        faults.endCondition();
        ConditionFunction function =
                ConditionFunction.named(call.function()).orElse(ConditionFunction.ATTRIBUTE_EXISTS);
        return new Condition.Call(function, call.arguments());
    }
}
