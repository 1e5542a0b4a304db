package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with the members of a request, in the sentence that AWS services use
 * (<a href="https://smithy.io/2.0/spec/constraint-traits.html">constraint traits</a>). Lengths are counted in Unicode characters.
 */
public final class Constraints {
    private static final int MAX_ECHO = 256;

    private final List<String> violations = new ArrayList<>();

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

    Constraints atLeast(String member, int value, int least) {
        return value >= least
                ? this
                : violated(
                        quoted(Integer.toString(value)),
                        member,
                        "Member must have value greater than or equal to " + least);
    }

    /**
     * Returns where nothing is wrong.
     *
     * @throws AwsException {@code InvalidParameterException} naming every violation
     */
    public void verify() {
        if (!violations.isEmpty()) {
            throw SyncErrors.invalidParameter("%d validation error%s detected: %s"
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
