package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.Condition.Quantifier;
import java.util.List;

/** Reads the keys under one operator, whose name may carry {@code ForAnyValue:}, {@code ForAllValues:} and {@code IfExists}. */
final class ConditionParser {
    private static final String IF_EXISTS = "IfExists";

    private final Quantifier quantifier;
    private final ConditionOperator operator;
    private final boolean ifExists;
    private final boolean variables;

    ConditionParser(String name, boolean variables) {
        this.variables = variables;
        this.quantifier = quantifier(name);
        String rest = name.substring(name.indexOf(':') + 1);
        this.ifExists = rest.endsWith(IF_EXISTS);
        this.operator =
                ConditionOperator.named(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        if (operator == ConditionOperator.NULL && (ifExists || quantifier != Quantifier.ONE)) {
            throw new PolicyException("The condition operator " + name + " does not exist; Null stands alone.");
        }
    }

    private static Quantifier quantifier(String name) {
        int colon = name.indexOf(':');
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "" -> Quantifier.ONE;
            case "ForAnyValue" -> Quantifier.ANY;
            case "ForAllValues" -> Quantifier.ALL;
            default -> throw new PolicyException("The condition operator " + name + " is not known here.");
        };
    }

    Condition parse(String key, List<String> values) {
        if (!key.matches("[^:\\s]+:.+")) {
            throw new PolicyException(
                    PolicyException.Fault.ACTION, "The condition key " + key + " must be written as service:key.");
        }
        return new Condition(
                quantifier,
                operator,
                ifExists,
                key,
                values.stream().map(value -> operator.with(value, variables)).toList(),
                values.stream()
                        .map(value -> TextPatternParser.withoutWildcards(value, variables))
                        .toList());
    }
}
