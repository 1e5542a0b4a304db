package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.TextPattern.TextPatternParser;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How a condition compares a value of the request with one of the policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition operators</a>
 */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", false, Comparisons::exactly),
    STRING_NOT_EQUALS("StringNotEquals", true, Comparisons::exactly),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, Comparisons::exactlyIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, Comparisons::exactlyIgnoringCase),
    STRING_LIKE("StringLike", false, Comparisons::like),
    STRING_NOT_LIKE("StringNotLike", true, Comparisons::like),
    NUMERIC_EQUALS("NumericEquals", false, Comparisons.number(sign -> sign == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, Comparisons.number(sign -> sign == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, Comparisons.number(sign -> sign < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, Comparisons.number(sign -> sign <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, Comparisons.number(sign -> sign > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, Comparisons.number(sign -> sign >= 0)),
    DATE_EQUALS("DateEquals", false, Comparisons.date(sign -> sign == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, Comparisons.date(sign -> sign == 0)),
    DATE_LESS_THAN("DateLessThan", false, Comparisons.date(sign -> sign < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, Comparisons.date(sign -> sign <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, Comparisons.date(sign -> sign > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, Comparisons.date(sign -> sign >= 0)),
    BOOL("Bool", false, Comparisons::bool),
    IP_ADDRESS("IpAddress", false, AddressRange::comparison),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressRange::comparison),
    ARN_EQUALS("ArnEquals", false, Comparisons::arn),
    ARN_LIKE("ArnLike", false, Comparisons::arn),
    ARN_NOT_EQUALS("ArnNotEquals", true, Comparisons::arn),
    ARN_NOT_LIKE("ArnNotLike", true, Comparisons::arn),
    NULL("Null", false, Comparisons::bool);

    private final String name;
    private final boolean negated;

    // Each is a pure function made above.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Comparison comparison;

    ConditionOperator(String name, boolean negated, Comparison comparison) {
        this.name = name;
        this.negated = negated;
        this.comparison = comparison;
    }

    /** Prepares a value of the policy. */
    @FunctionalInterface
    interface Comparison {
        ValueTest with(String policyValue, boolean variables);
    }

    /** Compares a value of the request with a prepared one of the policy. */
    @FunctionalInterface
    interface ValueTest {
        boolean test(String value, RequestContext context);
    }

    static ConditionOperator named(String name) {
        return Arrays.stream(values())
                .filter(operator -> operator.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new PolicyException("The condition operator " + name + " is not supported."));
    }

    boolean isNegated() {
        return negated;
    }

    ValueTest with(String policyValue, boolean variables) {
        return comparison.with(policyValue, variables);
    }

    /** The name in policies. */
    @Override
    public String toString() {
        return name;
    }

    /** What the condition operators do with one value. A value of the request that is no number or date compares with nothing. */
    static final class Comparisons {
        private Comparisons() {}

        static ValueTest exactly(String policyValue, boolean variables) {
            return TextPatternParser.withoutWildcards(policyValue, variables)::matches;
        }

        static ValueTest exactlyIgnoringCase(String policyValue, boolean variables) {
            return TextPatternParser.withoutWildcards(policyValue, variables)::matchesIgnoringCase;
        }

        static ValueTest like(String policyValue, boolean variables) {
            return TextPatternParser.withWildcards(policyValue, variables)::matches;
        }

        static ValueTest arn(String policyValue, boolean variables) {
            return ArnPattern.parse(policyValue, variables)::matches;
        }

        static ValueTest bool(String policyValue, boolean variables) {
            String wanted = policyValue.toLowerCase(Locale.ROOT);
            if (!wanted.equals("true") && !wanted.equals("false")) {
                throw new PolicyException("\"" + policyValue + "\" in a condition is neither true nor false.");
            }
            return (value, context) -> value.equalsIgnoreCase(wanted);
        }

        static Comparison number(IntPredicate accepts) {
            return (policyValue, variables) -> {
                BigDecimal wanted = readNumber(policyValue)
                        .orElseThrow(
                                () -> new PolicyException("\"" + policyValue + "\" in a condition is not a number."));
                return (value, context) -> readNumber(value)
                        .map(number -> accepts.test(number.compareTo(wanted)))
                        .orElse(false);
            };
        }

        static Comparison date(IntPredicate accepts) {
            return (policyValue, variables) -> {
                Instant wanted = readDate(policyValue)
                        .orElseThrow(() -> new PolicyException("\"" + policyValue
                                + "\" in a condition is no date; write it as 2026-01-31T12:00:00Z."));
                return (value, context) -> readDate(value)
                        .map(date -> accepts.test(date.compareTo(wanted)))
                        .orElse(false);
            };
        }

        private static Optional<BigDecimal> readNumber(String text) {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private static Optional<Instant> readDate(String text) {
            try {
                if (text.matches("-?\\d{1,12}")) {
                    return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
                }
                return Optional.of(
                        text.length() == "2026-01-31".length()
                                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
