package cognitosync.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.PasswordPolicy;

/**
 * What a password needs: the policy of the user pool, and what the site's own form lists while somebody types.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Passwords and password
 *     policies</a>
 */
final class PasswordRules {
    private static final int MIN_LENGTH = 12;
    private static final boolean LOWERCASE = true;
    private static final boolean UPPERCASE = true;
    private static final boolean DIGITS = true;
    private static final boolean SYMBOLS = true;

    private PasswordRules() {}

    static PasswordPolicy forThePool() {
        return PasswordPolicy.builder()
                .minLength(MIN_LENGTH)
                .requireLowercase(LOWERCASE)
                .requireUppercase(UPPERCASE)
                .requireDigits(DIGITS)
                .requireSymbols(SYMBOLS)
                .passwordHistorySize(5)
                .tempPasswordValidity(Duration.days(1))
                .build();
    }

    /** In a fixed order, as {@code config.json} has them. */
    static Map<String, Object> forThePage() {
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("minLength", MIN_LENGTH);
        rules.put("lowercase", LOWERCASE);
        rules.put("uppercase", UPPERCASE);
        rules.put("digits", DIGITS);
        rules.put("symbols", SYMBOLS);
        return rules;
    }
}
