package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.ConditionOperator.Comparison;
import cognitosync.localcloud.access.policy.ConditionOperator.ValueTest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What the condition operators do with one value. A value of the request that is no number or date compares with nothing. */
final class Comparisons {
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
                    .orElseThrow(() -> new PolicyException("\"" + policyValue + "\" in a condition is no number."));
            return (value, context) -> readNumber(value)
                    .map(number -> accepts.test(number.compareTo(wanted)))
                    .orElse(false);
        };
    }

    static Comparison date(IntPredicate accepts) {
        return (policyValue, variables) -> {
            Instant wanted = readDate(policyValue)
                    .orElseThrow(() -> new PolicyException(
                            "\"" + policyValue + "\" in a condition is no date; write it as 2026-01-31T12:00:00Z."));
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
