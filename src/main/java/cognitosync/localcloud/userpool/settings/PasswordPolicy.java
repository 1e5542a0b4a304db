package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requirements for passwords.
 *
 * @param historySize how many passwords back may not come again, 0 for none
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Password policies</a>
 */
public record PasswordPolicy(
        int minimumLength, boolean lowercase, boolean uppercase, boolean numbers, boolean symbols, int historySize) {
    /** Cognito takes no longer ones; the bound also limits the work of hashing. */
    public static final int MAXIMUM_LENGTH = 256;

    private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

    static PasswordPolicy of(JsonNode policy) {
        return new PasswordPolicy(
                policy.path("MinimumLength").asInt(8),
                policy.path("RequireLowercase").asBoolean(false),
                policy.path("RequireUppercase").asBoolean(false),
                policy.path("RequireNumbers").asBoolean(false),
                policy.path("RequireSymbols").asBoolean(false),
                policy.path("PasswordHistorySize").asInt(0));
    }

    /** The requirements, in a sentence. */
    public String hint() {
        List<String> kinds = new ArrayList<>();
        addIf(kinds, lowercase, Messages.text("sign-in.password.lowercase"));
        addIf(kinds, uppercase, Messages.text("sign-in.password.uppercase"));
        addIf(kinds, numbers, Messages.text("sign-in.password.number"));
        addIf(kinds, symbols, Messages.text("sign-in.password.symbol"));
        return kinds.isEmpty()
                ? Messages.text("sign-in.password.hint", minimumLength)
                : Messages.text("sign-in.password.hint-including", minimumLength, enumerated(kinds));
    }

    /** The first requirement that a password violates, as the API words it; empty for a valid one. */
    public Optional<String> violation(String password) {
        if (password.length() < minimumLength) {
            return Optional.of("Password not long enough");
        }
        if (password.length() > MAXIMUM_LENGTH) {
            return Optional.of("Password too long");
        }
        if (uppercase && !has(password, 'A', 'Z')) {
            return Optional.of("Password must have uppercase characters");
        }
        if (lowercase && !has(password, 'a', 'z')) {
            return Optional.of("Password must have lowercase characters");
        }
        if (numbers && !has(password, '0', '9')) {
            return Optional.of("Password must have numeric characters");
        }
        if (symbols && !hasSymbol(password)) {
            return Optional.of("Password must have symbol characters");
        }
        return password.equals(password.strip())
                ? Optional.empty()
                : Optional.of("Password must not start or end with a space");
    }

    /** A sentence for each requirement that a password violates; empty for a valid one. */
    public List<String> violations(String password) {
        List<String> missing = new ArrayList<>();
        addIf(missing, lowercase && !has(password, 'a', 'z'), Messages.text("sign-in.password.lowercase"));
        addIf(missing, uppercase && !has(password, 'A', 'Z'), Messages.text("sign-in.password.uppercase"));
        addIf(missing, numbers && !has(password, '0', '9'), Messages.text("sign-in.password.number"));
        addIf(missing, symbols && !hasSymbol(password), Messages.text("sign-in.password.symbol"));
        List<String> violations = new ArrayList<>();
        addIf(
                violations,
                password.length() < minimumLength,
                Messages.text("sign-in.password.too-short", minimumLength));
        addIf(
                violations,
                password.length() > MAXIMUM_LENGTH,
                Messages.text("sign-in.password.too-long", MAXIMUM_LENGTH));
        if (!missing.isEmpty()) {
            violations.add(Messages.text("sign-in.password.missing", enumerated(missing)));
        }
        // Cognito does not take a space as first or last character.
        addIf(violations, !password.equals(password.strip()), Messages.text("sign-in.password.outer-space"));
        return violations;
    }

    private static String enumerated(List<String> items) {
        int last = items.size() - 1;
        return last == 0
                ? items.get(0)
                : Messages.text("sign-in.password.and", String.join(", ", items.subList(0, last)), items.get(last));
    }

    private static void addIf(List<String> texts, boolean applies, String text) {
        if (applies) {
            texts.add(text);
        }
    }

    // Cognito counts the letters of the basic Latin alphabet only.
    private static boolean has(String password, char first, char last) {
        return password.chars().anyMatch(c -> c >= first && c <= last);
    }

    private static boolean hasSymbol(String password) {
        return password.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    }
}
