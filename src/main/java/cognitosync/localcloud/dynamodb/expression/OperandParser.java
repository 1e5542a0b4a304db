package cognitosync.localcloud.dynamodb.expression;

import cognitosync.localcloud.dynamodb.expression.DocumentPath.Element;
import cognitosync.localcloud.dynamodb.expression.Faults.Check;
import cognitosync.localcloud.dynamodb.expression.Operand.CallOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.PathOperand;
import cognitosync.localcloud.dynamodb.expression.Operand.ValueOperand;
import cognitosync.localcloud.dynamodb.item.ItemLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Parses paths, values and function calls, optionally in parentheses. Nesting is kept on an explicit stack. */
final class OperandParser {
    private static final int LONGEST_INDEX = 10;

    private final TokenCursor tokens;
    private final ExpressionAttributes attributes;
    private final Faults faults;
    private final Consumer<CallOperand> callCheck;
    private final List<DocumentPath> paths = new ArrayList<>();

    /** An open parenthesis, or an open call with the arguments so far. */
    private record Open(Optional<String> function, List<Operand> arguments) {}

    /**
     * Creates a parser.
     *
     * @param callCheck checks each complete call, inner calls first
     */
    OperandParser(TokenCursor tokens, ExpressionAttributes attributes, Faults faults, Consumer<CallOperand> callCheck) {
        this.tokens = tokens;
        this.attributes = attributes;
        this.faults = faults;
        this.callCheck = callCheck;
    }

    /** The paths so far, in order. */
    List<DocumentPath> paths() {
        return List.copyOf(paths);
    }

    /** Parses an operand. */
    Operand operand() {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            Operand operand = start(open);
            boolean grouped = false;
            boolean complete = true;
            while (complete && !open.isEmpty()) {
                Open innermost = open.peek();
                if (innermost.function().isEmpty()) {
                    tokens.require(")");
                    open.pop();
                    if (grouped) {
                        redundant();
                    }
                    grouped = !continuesGroup(operand);
                    if (!grouped) {
                        operand = continueGroup(operand);
                    }
                    continue;
                }
                innermost.arguments().add(operand);
                complete = !tokens.take(",");
                if (complete) {
                    tokens.require(")");
                    open.pop();
                    operand = call(innermost);
                    grouped = false;
                }
            }
            if (complete) {
                return operand;
            }
        }
    }

    private Operand start(Deque<Open> open) {
        while (true) {
            if (tokens.take("(")) {
                open.push(new Open(Optional.empty(), List.of()));
            } else if (tokens.atFunction()) {
                String function = tokens.next().text();
                tokens.require("(");
                faults.countOperator();
                open.push(new Open(Optional.of(function), new ArrayList<>()));
            } else {
                return valueOrPath();
            }
        }
    }

    private Operand call(Open complete) {
        CallOperand call = new CallOperand(complete.function().orElseThrow(), complete.arguments());
        callCheck.accept(call);
        return call;
    }

    private Operand valueOrPath() {
        return tokens.peek().kind() == Token.Kind.VALUE_PLACEHOLDER ? value() : new PathOperand(path());
    }

    /** Parses a value placeholder. */
    ValueOperand value() {
        String placeholder = tokens.require(Token.Kind.VALUE_PLACEHOLDER).text();
        return new ValueOperand(attributes.value(placeholder, faults));
    }

    /** Parses a path. */
    DocumentPath path() {
        if (!tokens.atPath()) {
            throw tokens.syntaxError();
        }
        List<Element> elements = new ArrayList<>();
        elements.add(attribute());
        return steps(elements);
    }

    /** Whether a path in parentheses continues after them, which conditions allow. */
    boolean continuesGroup(Operand operand) {
        return tokens.kind() != ExpressionKind.UPDATE
                && operand instanceof PathOperand
                && (tokens.peek().is(".") || tokens.peek().is("["));
    }

    /** Parses the rest of a path that continues after parentheses. */
    Operand continueGroup(Operand operand) {
        DocumentPath begun = operand.asPath().orElseThrow();
        paths.remove(begun);
        return new PathOperand(steps(new ArrayList<>(begun.elements())));
    }

    private DocumentPath steps(List<Element> elements) {
        while (true) {
            if (tokens.take("[")) {
                elements.add(index(tokens.require(Token.Kind.NUMBER).text()));
                tokens.require("]");
            } else if (tokens.take(".")) {
                if (!tokens.atPath()) {
                    throw tokens.syntaxError();
                }
                elements.add(attribute());
            } else {
                break;
            }
        }
        if (elements.size() > ItemLimits.NESTING_LEVELS) {
            faults.add(
                    Check.NESTING, "The document path has too many nesting levels; nesting levels: " + elements.size());
        }
        DocumentPath path = new DocumentPath(elements);
        paths.add(path);
        return path;
    }

    private Element attribute() {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.NAME_PLACEHOLDER) {
            return new Element.Attribute(attributes.name(token.text(), faults));
        }
        if (ReservedWords.contains(token.text())) {
            faults.add(Check.RESERVED_WORD, "Attribute name is a reserved keyword; reserved keyword: " + token.text());
        }
        return new Element.Attribute(token.text());
    }

    private Element index(String digits) {
        if (digits.length() > LONGEST_INDEX || Long.parseLong(digits) > Integer.MAX_VALUE) {
            faults.add(Check.LIST_INDEX, "List index is not within the allowable range; index: [" + digits + "]");
            return new Element.Index(0);
        }
        return new Element.Index(Integer.parseInt(digits));
    }

    void redundant() {
        faults.add(Check.PARENTHESES, "The expression has redundant parentheses;");
    }
}
