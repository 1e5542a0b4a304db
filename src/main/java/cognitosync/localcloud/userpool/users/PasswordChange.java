package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;

/**
 * Changes a password by the one before. As on AWS, it revokes no token.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html">ChangePassword</a>
 */
public record PasswordChange(
        Database database, Users users, Passwords passwords, NewPasswords newPasswords, Lockouts lockouts) {
    /**
     * Sets the new password.
     *
     * @throws UserPoolException where the one before is wrong, or too often was, or the new one is refused
     */
    public void run(UserPool pool, User user, String previous, String proposed) {
        lockouts.begin(user, Lockouts.Kind.OLD_PASSWORD);
        Registration.requirePassword(pool.passwordPolicy(), proposed);
        String current = users.passwordHashes(pool.id(), user.sub(), 1).stream()
                .findFirst()
                .orElse(Passwords.DUMMY_HASH);
        String bounded = previous.length() > PasswordPolicy.MAXIMUM_LENGTH ? "" : previous;
        if (!passwords.matches(bounded, current)) {
            throw new UserPoolException(
                    "NotAuthorizedException",
                    "Incorrect username or password.",
                    Messages.text("sign-in.login.incorrect"));
        }
        StoredPassword stored = newPasswords.store(pool, user, proposed);
        database.write(transaction -> {
            newPasswords.set(transaction, user, stored);
            return stored;
        });
        lockouts.succeed(user, Lockouts.Kind.OLD_PASSWORD);
    }
}
