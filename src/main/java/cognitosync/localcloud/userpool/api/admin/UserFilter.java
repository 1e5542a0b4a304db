package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.users.User;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter of ListUsers: one attribute, {@code =} or {@code ^=} (begins with), and a value in quotation marks; the name may be in
 * quotation marks too. A backslash in the value makes the next character literal.
 *
 * @param attribute one that can be searched
 * @param prefix whether values match that begin with it
 * @param value what is searched, unescaped
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api">Searching
 *     for users</a>
 */
record UserFilter(String attribute, boolean prefix, String value) {
    private static final String STATUS = "cognito:user_status";
    private static final Set<String> SEARCHABLE = Set.of(
            "username",
            "email",
            "phone_number",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            STATUS,
            "status",
            "sub");
    private static final Pattern GRAMMAR = Pattern.compile(
            "\\s*(?:\"([\\w:.-]+)\"|([\\w:.-]+))\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /**
     * Reads a filter; an empty text is none.
     *
     * @throws AwsException {@code InvalidParameterException} where the text is no filter, or its attribute cannot be searched
     */
    static Optional<UserFilter> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new AwsException("InvalidParameterException", 400, "Error while parsing filter.");
        }
        String attribute = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        if (!SEARCHABLE.contains(attribute)) {
            throw new AwsException("InvalidParameterException", 400, "Invalid search attribute: " + attribute);
        }
        String value = ESCAPED.matcher(matcher.group(4)).replaceAll("$1");
        return Optional.of(new UserFilter(attribute, matcher.group(3).equals("^="), value));
    }

    /** Whether the user has what is searched. */
    boolean matches(User user) {
        return valueOf(user).filter(this::matches).isPresent();
    }

    // Names and values differ by case, only the status of an account does not.
    private boolean matches(String found) {
        boolean ignoresCase = attribute.equals(STATUS);
        return (prefix || found.length() == value.length())
                && found.regionMatches(ignoresCase, 0, value, 0, value.length());
    }

    private Optional<String> valueOf(User user) {
        return switch (attribute) {
            case "username", "sub" -> Optional.of(user.sub());
            case "status" -> Optional.of(user.enabled() ? "Enabled" : "Disabled");
            case STATUS -> Optional.of(user.status().name());
            default -> Optional.ofNullable(user.attributes().get(attribute));
        };
    }
}
