package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Registers a user and sends the code that confirms the address.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
 */
public record SignUp(Database database, Users users, Passwords passwords, Codes codes, InstantSource clock) {
    private static final int LONGEST_ATTRIBUTE = 2_048;
    private static final int LONGEST_ADDRESS = 254;
    // As in Cognito's pattern of user names, no invisible characters: two accounts would look alike.
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\p{Z}\\p{C}]{1,64}@[^@\\p{Z}\\p{C}.]+(\\.[^@\\p{Z}\\p{C}.]+)*");

    /**
     * Registers a user, unconfirmed until the code comes back.
     *
     * @param given attributes by name; only those the pool requires are kept
     * @throws AwsException where the pool, the client or a value does not allow it
     */
    public User run(UserPool pool, AppClient client, Map<String, String> given, String password) {
        if (!pool.selfSignUp()) {
            throw new AwsException("NotAuthorizedException", 400, Messages.text("sign-in.sign-up.disabled"));
        }
        Map<String, String> attributes = attributes(pool, client, given);
        requirePassword(pool.passwordPolicy(), password);
        String hash = passwords.hash(password);
        return database.write(transaction -> {
            if (users.named(transaction, pool, attributes.get("email")).isPresent()) {
                throw new AwsException("UsernameExistsException", 400, Messages.text("sign-in.sign-up.exists"));
            }
            User user = new User(pool.id(), UUID.randomUUID().toString(), false, true, attributes, clock.instant());
            users.add(transaction, pool, user, hash);
            if (pool.verifiesEmail()) {
                codes.send(transaction, pool, user, Codes.Purpose.SIGN_UP, "sign-up");
            }
            return user;
        });
    }

    private static Map<String, String> attributes(UserPool pool, AppClient client, Map<String, String> given) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : pool.requiredAttributes()) {
            if (!client.writes(name)) {
                throw new AwsException(
                        "InvalidParameterException", 400, Messages.text("sign-in.sign-up.not-writable", name));
            }
            attributes.put(name, required(name, given.getOrDefault(name, "").strip()));
        }
        attributes.putIfAbsent(
                "email", required("email", given.getOrDefault("email", "").strip()));
        if (!isAddress(attributes.get("email"))) {
            throw new AwsException("InvalidParameterException", 400, Messages.text("sign-in.sign-up.no-address"));
        }
        attributes.put("email_verified", "false");
        return attributes;
    }

    private static String required(String name, String value) {
        if (value.isEmpty()) {
            throw new AwsException(
                    "InvalidParameterException", 400, Messages.text("sign-in.sign-up.empty", name.replace('_', ' ')));
        }
        if (value.length() > LONGEST_ATTRIBUTE) {
            throw new AwsException(
                    "InvalidParameterException",
                    400,
                    Messages.text("sign-in.sign-up.too-long", name.replace('_', ' '), LONGEST_ATTRIBUTE));
        }
        return value;
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches();
    }

    /** Refuses a password that violates the policy; the message says how to fix it. */
    static void requirePassword(PasswordPolicy policy, String password) {
        List<String> violations = policy.violations(password);
        if (!violations.isEmpty()) {
            throw new AwsException("InvalidPasswordException", 400, String.join(" ", violations));
        }
    }
}
