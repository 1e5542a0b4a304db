package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.UserPool;
import java.util.Optional;

/**
 * Sends the code of sign-up again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</a>
 */
public record ResendConfirmationCode(Database database, Users users, Codes codes, Lockouts lockouts) {
    private static final String KIND = "resend";

    /**
     * Sends a new code to an unconfirmed user; where the client hides which users exist, answer and response time are equal for any
     * other name.
     */
    public void run(UserPool pool, AppClient client, String username) {
        Optional<User> found = database.write(transaction -> {
            lockouts.begin(transaction, pool, username, Lockouts.Kind.MAIL);
            Optional<User> waiting = users.named(transaction, pool, username).filter(user -> !user.confirmed());
            if (waiting.isPresent()) {
                codes.send(transaction, pool, waiting.get(), Codes.Purpose.SIGN_UP, KIND);
            } else {
                codes.sendDummy(transaction, pool, username, Codes.Purpose.SIGN_UP, KIND);
            }
            return waiting;
        });
        if (found.isEmpty() && !client.hidesUsers()) {
            throw new AwsException("UserNotFoundException", 400, "No account waits for a code at this address.");
        }
    }
}
