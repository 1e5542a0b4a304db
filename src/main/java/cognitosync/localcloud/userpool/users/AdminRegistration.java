package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers users on behalf of an administrator, and invites them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html">Creating users as an
 *     administrator</a>
 */
public record AdminRegistration(
        Database database,
        Users users,
        NewPasswords newPasswords,
        Passwords passwords,
        TemporaryPasswords temporary,
        Invitations invitations,
        InstantSource clock) {
    private static final int BAD_REQUEST = 400;

    /**
     * Registers a user who has to replace the password at the first sign-in.
     *
     * @param username the email address
     * @param password empty for a random one
     * @param invited whether the password is sent
     * @throws AwsException where a value is refused, or there is such a user
     */
    public User run(
            UserPool pool, String username, Map<String, String> given, Optional<String> password, boolean invited) {
        Map<String, String> attributes = attributes(pool, username, given);
        password.ifPresent(value -> Registration.requirePassword(pool.passwordPolicy(), value));
        String chosen = password.orElseGet(() -> temporary.generate(pool.passwordPolicy()));
        String sub = UUID.randomUUID().toString();
        StoredPassword stored = passwords.store(pool.id(), sub, chosen);
        return database.write(transaction -> {
            if (users.named(transaction, pool, username).isPresent()) {
                throw refused("UsernameExistsException", "An account with the given email already exists.");
            }
            Instant now = clock.instant();
            User user = new User(pool.id(), sub, UserStatus.FORCE_CHANGE_PASSWORD, true, attributes, now, now);
            users.add(transaction, pool, user, stored);
            if (invited) {
                invitations.send(transaction, pool, user, chosen);
            }
            return user;
        });
    }

    // What is required and missing here, the user has to give at the first sign-in; the address is the name.
    private static Map<String, String> attributes(UserPool pool, String username, Map<String, String> given) {
        if (!Attributes.isAddress(username)) {
            throw refused("InvalidParameterException", "Username should be an email.");
        }
        Map<String, String> attributes = Attributes.ofAdministrator(pool, given);
        attributes.values().removeIf(String::isEmpty);
        attributes.putIfAbsent("email", username);
        if (!pool.fold(username).equals(pool.fold(attributes.get("email")))) {
            throw refused("InvalidParameterException", "Username and the attribute email should be the same.");
        }
        return new LinkedHashMap<>(attributes);
    }

    /**
     * Sends another temporary password, which lasts as long as a first one.
     *
     * @param password empty for a random one
     * @throws AwsException where there is no such user, or the user has a password already
     */
    public User resend(UserPool pool, String username, Optional<String> password) {
        User user =
                users.named(pool, username).orElseThrow(() -> refused("UserNotFoundException", "User does not exist."));
        requireInvited(user, username);
        password.ifPresent(value -> Registration.requirePassword(pool.passwordPolicy(), value));
        String chosen = password.orElseGet(() -> temporary.generate(pool.passwordPolicy()));
        StoredPassword stored = newPasswords.store(pool, user, chosen);
        return database.write(transaction -> {
            User present = users.named(transaction, pool, user.sub())
                    .orElseThrow(() -> refused("UserNotFoundException", "User does not exist."));
            requireInvited(present, username);
            User changed = present.with(UserStatus.FORCE_CHANGE_PASSWORD, clock.instant());
            newPasswords.set(transaction, changed, stored);
            users.update(transaction, pool, changed);
            invitations.send(transaction, pool, changed, chosen);
            return changed;
        });
    }

    private static void requireInvited(User user, String username) {
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            throw refused(
                    "UnsupportedUserStateException",
                    "Resend not possible. " + username + " status is not FORCE_CHANGE_PASSWORD");
        }
    }

    private static AwsException refused(String code, String message) {
        return new AwsException(code, BAD_REQUEST, message);
    }
}
