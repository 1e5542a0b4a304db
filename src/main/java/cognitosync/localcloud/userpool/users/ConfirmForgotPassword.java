package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sets a new password by the code that {@link ForgotPassword} sent, and ends every browser session of the user. As on AWS, it
 * revokes nothing: tokens and authorization codes that apps hold live on until they expire or are revoked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</a>
 */
public record ConfirmForgotPassword(
        Database database,
        Users users,
        Passwords passwords,
        Codes codes,
        Lockouts lockouts,
        BrowserSessions sessions,
        InstantSource clock) {
    /**
     * Sets the password.
     *
     * @throws AwsException where the code is not the one that was sent, or the password is refused
     */
    public void run(UserPool pool, String username, String code, String password) {
        lockouts.begin(pool, username, Lockouts.Kind.CODE);
        SignUp.requirePassword(pool.passwordPolicy(), password);
        User user = database.read(transaction ->
                codes.require(transaction, pool, users.named(transaction, pool, username), Codes.Purpose.RESET, code));
        // After the code, which is needed to learn about earlier passwords; a refusal leaves the code usable.
        requireNew(pool, user, password);
        String hash = passwords.hash(password);
        database.write(transaction -> {
            codes.redeem(transaction, pool, Optional.of(user), Codes.Purpose.RESET, code);
            users.addPassword(transaction, user, hash, clock.instant());
            sessions.closeAll(transaction, user);
            return user;
        });
        lockouts.succeed(pool, username, Lockouts.Kind.CODE);
        lockouts.succeed(pool, username, Lockouts.Kind.PASSWORD);
    }

    private void requireNew(UserPool pool, User user, String password) {
        int history = pool.passwordPolicy().historySize();
        List<String> earlier = users.passwordHashes(pool.id(), user.sub(), history);
        if (earlier.stream().anyMatch(hash -> passwords.matches(password, hash))) {
            throw new AwsException(
                    "PasswordHistoryPolicyViolationException",
                    400,
                    "This is one of your last " + history + " passwords. Choose another.");
        }
    }
}
