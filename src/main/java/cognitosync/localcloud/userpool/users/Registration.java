package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Registers a user and sends the code that confirms the address.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
 */
public record Registration(Database database, Users users, Passwords passwords, Codes codes, InstantSource clock) {
    private static final String KIND = "sign-up";

    /**
     * Registers a user, unconfirmed until the code comes back. An existing one is disclosed, as on AWS.
     *
     * @param username the email address
     * @param given attributes by name
     * @throws UserPoolException where the pool, the client or a value does not allow it
     */
    public User run(UserPool pool, AppClient client, String username, Map<String, String> given, String password) {
        if (!pool.selfSignUp()) {
            throw new UserPoolException(
                    "NotAuthorizedException",
                    "SignUp is not permitted for this user pool",
                    Messages.text("sign-in.sign-up.disabled"));
        }
        Map<String, String> attributes = attributes(pool, client, username, given);
        requirePassword(pool.passwordPolicy(), password);
        String sub = UUID.randomUUID().toString();
        StoredPassword stored = passwords.store(pool.id(), sub, password);
        return database.write(transaction -> {
            if (users.named(transaction, pool, attributes.get("email")).isPresent()) {
                throw new UserPoolException(
                        "UsernameExistsException",
                        "An account with the given email already exists.",
                        Messages.text("sign-in.sign-up.exists"));
            }
            Instant now = clock.instant();
            User user = new User(pool.id(), sub, UserStatus.UNCONFIRMED, true, attributes, now, now);
            users.add(transaction, pool, user, stored);
            if (pool.verifiesEmail()) {
                codes.send(transaction, pool, user, Codes.Purpose.SIGN_UP, KIND);
            }
            return user;
        });
    }

    private static Map<String, String> attributes(
            UserPool pool, AppClient client, String username, Map<String, String> given) {
        Map<String, String> attributes = new LinkedHashMap<>(given);
        attributes.putIfAbsent("email", username);
        Attributes.requireAll(pool, attributes);
        if (!Attributes.isAddress(username)) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    "Username should be an email.",
                    Messages.text("sign-in.sign-up.no-address"));
        }
        Map<String, String> written = new LinkedHashMap<>(attributes);
        if (!given.containsKey("email") && !pool.requiredAttributes().contains("email")) {
            // Nobody asked to write it; it follows from the name.
            written.remove("email");
        }
        Attributes.requireWritable(pool, client, written);
        if (!pool.fold(username).equals(pool.fold(attributes.get("email")))) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    "Username and the attribute email should be the same.",
                    Messages.text("sign-in.sign-up.no-address"));
        }
        attributes.values().removeIf(String::isEmpty);
        attributes.put("email_verified", "false");
        return attributes;
    }

    /** Refuses a password that violates the policy: the API names the first violation, a page all. */
    public static void requirePassword(PasswordPolicy policy, String password) {
        policy.violation(password).ifPresent(first -> {
            throw new UserPoolException(
                    "InvalidPasswordException",
                    "Password did not conform with policy: " + first,
                    String.join(" ", policy.violations(password)));
        });
    }
}
