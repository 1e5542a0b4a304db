package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.Optional;

/**
 * Confirms a user by the code that was sent at sign-up, and sends it again.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
 */
public record ConfirmSignUp(Database database, Users users, Codes codes, Lockouts lockouts) {
    private static final String KIND = "resend";

    /**
     * Confirms the user.
     *
     * @throws AwsException where the code is not the one that was sent, or there is no such user to confirm
     */
    public User run(UserPool pool, String username, String code) {
        lockouts.begin(pool, username, Lockouts.Kind.CODE);
        User confirmed = database.write(transaction -> {
            User user = codes.redeem(
                    transaction, pool, users.named(transaction, pool, username), Codes.Purpose.SIGN_UP, code);
            users.confirm(transaction, user);
            return users.named(transaction, pool, username).orElseThrow();
        });
        lockouts.succeed(pool, username, Lockouts.Kind.CODE);
        return confirmed;
    }

    /**
     * Sends a new code to an unconfirmed user; where the client hides which users exist, answer and response time are equal for any
     * other name.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</a>
     */
    public void resendCode(UserPool pool, AppClient client, String username) {
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
            throw new AwsException("UserNotFoundException", 400, Messages.text("sign-in.confirm.unknown"));
        }
    }
}
