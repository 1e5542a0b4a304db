package cognitosync.localcloud.userpool.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a password must have.
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

    /** What every password needs, each fit to follow "A password needs". */
    public List<String> demands() {
        List<String> demands = new ArrayList<>();
        demands.add("at least " + minimumLength + " characters");
        addIf(demands, lowercase, "a lower-case letter");
        addIf(demands, uppercase, "an upper-case letter");
        addIf(demands, numbers, "a digit");
        addIf(demands, symbols, "a symbol such as ! ? # or -");
        return demands;
    }

    /** Which of the demands a password does not meet; empty for a good one. */
    public List<String> unmet(String password) {
        List<String> unmet = new ArrayList<>();
        addIf(unmet, password.length() < minimumLength, "at least " + minimumLength + " characters");
        addIf(unmet, password.length() > MAXIMUM_LENGTH, "at most " + MAXIMUM_LENGTH + " characters");
        addIf(unmet, lowercase && !has(password, 'a', 'z'), "a lower-case letter");
        addIf(unmet, uppercase && !has(password, 'A', 'Z'), "an upper-case letter");
        addIf(unmet, numbers && !has(password, '0', '9'), "a digit");
        addIf(unmet, symbols && !hasSymbol(password), "a symbol such as ! ? # or -");
        // Cognito does not take a space as first or last character.
        addIf(unmet, !password.equals(password.strip()), "no space at its start or end");
        return unmet;
    }

    private static void addIf(List<String> demands, boolean applies, String demand) {
        if (applies) {
            demands.add(demand);
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
