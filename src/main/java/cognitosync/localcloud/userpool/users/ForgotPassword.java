package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Resets a password by a code that is sent by mail.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</a>
 */
public record ForgotPassword(
        Database database,
        Users users,
        Passwords passwords,
        Codes codes,
        Lockouts lockouts,
        BrowserSessions sessions,
        InstantSource clock) {
    private static final String KIND = "forgot-password";

    /**
     * Sends the code to a user with a verified address; where the client hides which users exist, answer and response time are equal
     * for all.
     */
    public void sendCode(UserPool pool, AppClient client, String username) {
        Optional<User> found = database.write(transaction -> {
            lockouts.begin(transaction, pool, username, Lockouts.Kind.MAIL);
            Optional<User> reachable = users.named(transaction, pool, username)
                    .filter(user -> user.enabled() && user.emailVerified() && pool.recoversByEmail());
            if (reachable.isPresent()) {
                codes.send(transaction, pool, reachable.get(), Codes.Purpose.RESET, KIND);
            } else {
                codes.sendDummy(transaction, pool, username, Codes.Purpose.RESET, KIND);
            }
            return reachable;
        });
        if (found.isEmpty() && !client.hidesUsers()) {
            throw new AwsException("InvalidParameterException", 400, Messages.text("sign-in.forgot.unknown"));
        }
    }

    /**
     * Sets a new password by the code, and ends every browser session of the user. As on AWS, it revokes nothing: tokens and
     * authorization codes that apps hold live on until they expire or are revoked.
     *
     * @throws AwsException where the code is not the one that was sent, or the password is refused
     */
    public void confirm(UserPool pool, String username, String code, String password) {
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
                    Messages.text("sign-in.password.used-before", history));
        }
    }
}
