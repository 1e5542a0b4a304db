package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.AddAction;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.DeleteAction;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.RemoveAction;
import cognitosync.localcloud.dynamodb.expression.UpdateAction.SetAction;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parses updates: clauses in any order, each at most once, each with its actions. */
final class UpdateParser {
    private final TokenCursor tokens;
    private final Faults faults;
    private final OperandParser operands;
    private final List<UpdateAction> actions = new ArrayList<>();
    private final List<DocumentPath> targets = new ArrayList<>();

    UpdateParser(String text, ExpressionAttributes attributes) {
        this.tokens = ExpressionKind.UPDATE.tokens(text);
        this.faults = new Faults(ExpressionKind.UPDATE);
        this.operands = new OperandParser(tokens, attributes, faults, call -> UpdateFunction.check(call, faults));
    }

    List<UpdateAction> parse() {
        Set<String> clauses = new HashSet<>();
        do {
            if (!ExpressionKind.UPDATE.isKeyword(tokens.peek())) {
                throw tokens.syntaxError();
            }
            String clause = tokens.next().text().toUpperCase(Locale.ROOT);
            do {
                action(clause);
            } while (tokens.take(","));
            if (!clauses.add(clause)) {
                faults.add(
                        Check.SECTION, "The \"" + clause + "\" section can only be used once in an update expression;");
            }
        } while (!tokens.atEnd());
        PathTree.checkApart(targets, faults);
        faults.requireNoneInActions();
        return actions;
    }

    /** All paths, including those that are changed. */
    List<DocumentPath> paths() {
        return operands.paths();
    }

    // An action with an undefined value is dropped: the expression will be refused.
    private void action(String clause) {
        DocumentPath path = operands.path();
        targets.add(path);
        switch (clause) {
            case "SET" -> {
                tokens.require("=");
                actions.add(new SetAction(path, setValue()));
            }
            case "REMOVE" -> actions.add(new RemoveAction(path));
            case "ADD" -> collection(clause).ifPresent(value -> actions.add(new AddAction(path, value)));
            default -> collection(clause).ifPresent(value -> actions.add(new DeleteAction(path, value)));
        }
    }

    private Optional<AttributeValue> collection(String clause) {
        ValueOperand value = operands.value();
        value.knownType()
                .filter(type -> !type.isSet() && !(type == AttributeValue.Type.N && clause.equals("ADD")))
                .ifPresent(type -> faults.add(
                        Check.ACTION_OPERAND,
                        "Incorrect operand type for operator or function; operator: " + clause + ", operand type: "
                                + type.word() + ", typeSet: ALLOWED_FOR_" + clause + "_OPERAND"));
        return value.value();
    }

    // Parentheses can enclose an operand or the whole value; the position of the closing one decides.
    private SetValue setValue() {
        int open = 0;
        while (tokens.take("(")) {
            open++;
        }
        Operand left = operands.operand();
        open -= close(open, 1);
        boolean sum = tokens.peek().is("+");
        SetValue value = new SetValue.Plain(left);
        if (sum || tokens.peek().is("-")) {
            String operator = tokens.next().text();
            faults.countOperator();
            Operand right = operands.operand();
            List.of(left, right).forEach(operand -> UpdateFunction.checkOperand(operand, faults));
            UpdateFunction.checkTypes(operator, List.of(left, right), AttributeValue.Type.N, faults);
            value = sum ? new SetValue.Sum(left, right) : new SetValue.Difference(left, right);
        }
        if (close(open, 1) < open) {
            throw tokens.syntaxError();
        }
        return value;
    }

    // Consumes closing parentheses, at most as many as are open; more than allowed are redundant.
    private int close(int open, int allowed) {
        int closed = 0;
        while (closed < open && tokens.take(")")) {
            closed++;
        }
        if (closed > allowed) {
            operands.redundant();
        }
        return closed;
    }
}
