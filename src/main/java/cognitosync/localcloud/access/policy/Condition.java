package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.EvaluationTrace.ElementMatch;
import cognitosync.localcloud.access.policy.TextPattern.TextPatternParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One key of a {@code Condition} block.
 *
 * @param quantifier how several values of the key count
 * @param operator how values compare
 * @param ifExists whether a missing key satisfies the condition
 * @param key such as {@code cognito-identity.amazonaws.com:aud}
 * @param values of the policy, one of which must compare (none, for a negated operator)
 * @param written the same values as text
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued and multivalued keys</a>
 */
record Condition(
        Quantifier quantifier,
        ConditionOperator operator,
        boolean ifExists,
        String key,
        List<ConditionOperator.ValueTest> values,
        List<TextPattern> written) {

    private static final String SOURCE_IP = "aws:sourceip";

    // Keys that restrict a grant to known callers, so that it is not public; the list of S3's documentation.
    private static final Set<String> NARROWING = Set.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:sourceaccount",
            "aws:sourcearn",
            SOURCE_IP,
            "aws:sourceorgid",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid");

    /** How several values of a key count. */
    enum Quantifier {
        /** Without a prefix: the key has one value. */
        ONE(""),
        /** {@code ForAnyValue:}. */
        ANY("ForAnyValue:"),
        /** {@code ForAllValues:}, which holds where there is no value. */
        ALL("ForAllValues:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    boolean holds(RequestContext context) {
        List<String> present = context.all(key);
        if (operator == ConditionOperator.NULL) {
            return equalsAny(String.valueOf(present.isEmpty()), context);
        }
        if (present.isEmpty()) {
            return ifExists || quantifier == Quantifier.ALL || (quantifier == Quantifier.ONE && operator.isNegated());
        }
        return switch (quantifier) {
            case ANY -> contains(present, true, context);
            case ALL -> !contains(present, false, context);
            // AWS leaves open what several values mean here; refusing keeps a policy from allowing too much.
            case ONE -> present.size() == 1 && compares(present.get(0), context);
        };
    }

    // Whether one of the values compares, or one does not.
    private boolean contains(List<String> present, boolean comparing, RequestContext context) {
        for (String value : present) {
            if (compares(value, context) == comparing) {
                return true;
            }
        }
        return false;
    }

    private boolean compares(String value, RequestContext context) {
        return operator.isNegated() != equalsAny(value, context);
    }

    private boolean equalsAny(String value, RequestContext context) {
        for (ConditionOperator.ValueTest test : values) {
            if (test.test(value, context)) {
                return true;
            }
        }
        return false;
    }

    ElementMatch check(RequestContext context) {
        List<String> present = context.all(key);
        List<String> compared =
                operator == ConditionOperator.NULL ? List.of(String.valueOf(present.isEmpty())) : present;
        List<ElementMatch.ExpectedValue> expected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ConditionOperator.ValueTest test = values.get(i);
            expected.add(new ElementMatch.ExpectedValue(
                    written.get(i).tokens(context), compared.stream().anyMatch(value -> test.test(value, context))));
        }
        return new ElementMatch(
                quantifier.prefix() + operator + (ifExists ? "IfExists" : ""), key, expected, present, holds(context));
    }

    /**
     * Whether it restricts a grant to known callers, in the sense of block public access: by a fixed value, which has neither wildcard nor
     * variable, and an address range that is not very broad.
     */
    boolean narrowsTheCaller() {
        String lower = key.toLowerCase(Locale.ROOT);
        return !operator.isNegated()
                && !ifExists
                && quantifier != Quantifier.ALL
                && operator != ConditionOperator.NULL
                && NARROWING.contains(lower)
                && written.stream().map(TextPattern::literalText).allMatch(text -> text.filter(
                                lower.equals(SOURCE_IP) ? AddressRange::isNarrow : Condition::hasNoWildcard)
                        .isPresent());
    }

    private static boolean hasNoWildcard(String value) {
        return value.indexOf('*') < 0 && value.indexOf('?') < 0;
    }

    /** Reads the keys under one operator, whose name may carry {@code ForAnyValue:}, {@code ForAllValues:} and {@code IfExists}. */
    static final class ConditionParser {
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
                throw new PolicyException(
                        "The condition operator " + name + " does not exist. Use Null without a prefix or suffix.");
            }
        }

        private static Quantifier quantifier(String name) {
            int colon = name.indexOf(':');
            return switch (colon < 0 ? "" : name.substring(0, colon)) {
                case "" -> Quantifier.ONE;
                case "ForAnyValue" -> Quantifier.ANY;
                case "ForAllValues" -> Quantifier.ALL;
                default -> throw new PolicyException("The condition operator " + name + " is not supported.");
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
                    values.stream()
                            .map(value -> operator.with(value, variables))
                            .toList(),
                    values.stream()
                            .map(value -> TextPatternParser.withoutWildcards(value, variables))
                            .toList());
        }
    }
}
