package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.util.Optional;

/**
 * Sends a code with which a new password can be set.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
 */
public record ForgotPassword(Database database, Users users, Codes codes, Lockouts lockouts) {
    private static final String KIND = "forgot-password";

    /** Sends the code to a user with a verified address; where the client hides which users exist, answer and response time are equal for all. */
    public void run(UserPool pool, AppClient client, String username) {
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
            throw new AwsException(
                    "InvalidParameterException", 400, "No account with a verified email address has this name.");
        }
    }
}
