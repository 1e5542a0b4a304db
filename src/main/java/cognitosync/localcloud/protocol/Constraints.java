package cognitosync.localcloud.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Collects the members of a request that violate their
 * <a href="https://smithy.io/2.0/spec/constraint-traits.html">constraint traits</a>, in the sentence that AWS services use.
 * Lengths are counted in Unicode characters.
 */
public final class Constraints {
    /** Of the id of an identity pool or an identity. */
    public static final int COGNITO_ID_LENGTH = 55;

    /** Of the id of an identity pool or an identity. */
    public static final Pattern COGNITO_ID = Pattern.compile("[\\w-]+:[0-9a-f-]+");

    private static final int MAX_ECHO = 256;

    private final Function<String, AwsException> error;
    private final List<String> violations = new ArrayList<>();

    /**
     * No violation yet.
     *
     * @param error makes the service's error for invalid input of a message
     */
    public Constraints(Function<String, AwsException> error) {
        this.error = error;
    }

    public Constraints present(String member, Optional<?> value) {
        return value.isPresent() ? this : violated("null", member, "Member must not be null");
    }

    public Constraints length(String member, String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        if (length < least) {
            return violated(quoted(value), member, "Member must have length greater than or equal to " + least);
        }
        return length > most
                ? violated(quoted(value), member, "Member must have length less than or equal to " + most)
                : this;
    }

    public Constraints pattern(String member, String value, Pattern pattern) {
        return pattern.matcher(value).matches()
                ? this
                : violated(
                        quoted(value), member, "Member must satisfy regular expression pattern: " + pattern.pattern());
    }

    public Constraints oneOf(String member, String value, List<String> allowed) {
        return allowed.contains(value)
                ? this
                : violated(
                        quoted(value),
                        member,
                        "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
    }

    /** How many members a map may have; its keys are shown. */
    public Constraints size(String member, Set<String> keys, int most) {
        return keys.size() <= most
                ? this
                : violated(
                        quoted(String.join(", ", keys)),
                        member,
                        "Member must have length less than or equal to " + most);
    }

    /** How many elements a list may have; they are not shown. */
    public Constraints elements(String member, List<?> list, int least, int most) {
        if (list.size() < least) {
            return violated("'" + list + "'", member, "Member must have length greater than or equal to " + least);
        }
        return list.size() > most ? violated(member, "Member must have length less than or equal to " + most) : this;
    }

    public Constraints between(String member, int value, int least, int most) {
        if (value < least) {
            return violated(
                    quoted(Integer.toString(value)),
                    member,
                    "Member must have value greater than or equal to " + least);
        }
        return value > most
                ? violated(
                        quoted(Integer.toString(value)), member, "Member must have value less than or equal to " + most)
                : this;
    }

    /** A violation by a value that the message must not, or need not, repeat. */
    public Constraints violated(String member, String constraint) {
        violations.add("Value at '" + member + "' failed to satisfy constraint: " + constraint);
        return this;
    }

    /**
     * Returns if no constraint is violated.
     *
     * @throws AwsException the service's error for invalid input, naming every violation
     */
    public void verify() {
        if (!violations.isEmpty()) {
            throw error.apply("%d validation error%s detected: %s"
                    .formatted(violations.size(), violations.size() == 1 ? "" : "s", String.join("; ", violations)));
        }
    }

    private Constraints violated(String value, String member, String constraint) {
        violations.add("Value " + value + " at '" + member + "' failed to satisfy constraint: " + constraint);
        return this;
    }

    // A megabyte of value would make a megabyte of message.
    private static String quoted(String value) {
        return "'"
                + (value.length() <= MAX_ECHO
                        ? value
                        : value.substring(
                                        0,
                                        value.offsetByCodePoints(
                                                0, Math.min(MAX_ECHO / 2, value.codePointCount(0, value.length()))))
                                + "…")
                + "'";
    }
}
