package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Confirms a user by the code that was sent at sign-up, and sends it again.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
 */
public record Confirmation(Database database, Users users, Codes codes, Lockouts lockouts, InstantSource clock) {
    private static final String KIND = "resend";

    /**
     * Confirms the user, whose address is verified by that. Where the client hides which users exist, any other name is answered
     * as a wrong code.
     *
     * @throws UserPoolException where the code is not the one that was sent, or there is no such user to confirm
     */
    public User run(UserPool pool, AppClient client, String username, String code) {
        lockouts.begin(pool, username, Lockouts.Kind.CODE);
        User confirmed = database.write(transaction -> {
            Optional<User> found = users.named(transaction, pool, username);
            if (!client.hidesUsers()) {
                requireWaiting(found);
            }
            // A temporary password that an administrator set since still has to be replaced.
            Optional<User> waiting = found.filter(user -> user.status() == UserStatus.UNCONFIRMED);
            User user = codes.redeem(transaction, pool, waiting, Codes.Purpose.SIGN_UP, code)
                    .with(UserStatus.CONFIRMED, clock.instant())
                    .with(Map.of("email_verified", "true"), clock.instant());
            users.update(transaction, pool, user);
            return user;
        });
        lockouts.succeed(pool, username, Lockouts.Kind.CODE);
        return confirmed;
    }

    private static void requireWaiting(Optional<User> found) {
        UserStatus status = found.map(User::status).orElseThrow(Confirmation::unknown);
        if (status != UserStatus.UNCONFIRMED) {
            throw Users.cannotBeConfirmed(status, Messages.text("sign-in.confirm.unknown"));
        }
    }

    /**
     * Sends a new code to an unconfirmed user; where the client hides which users exist, answer and response time are equal for any
     * other name.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</a>
     */
    public CodeDelivery resendCode(UserPool pool, AppClient client, String username) {
        Optional<User> found = database.write(transaction -> {
            lockouts.begin(transaction, pool, username, Lockouts.Kind.MAIL);
            Optional<User> named = users.named(transaction, pool, username);
            Optional<User> waiting =
                    named.filter(user -> user.status() == UserStatus.UNCONFIRMED && pool.verifiesEmail());
            if (waiting.isPresent()) {
                codes.send(transaction, pool, waiting.get(), Codes.Purpose.SIGN_UP, KIND);
            } else {
                codes.sendDummy(transaction, pool, username, Codes.Purpose.SIGN_UP, KIND);
            }
            return named;
        });
        if (!client.hidesUsers()) {
            requireWaitingForCode(pool, found);
        }
        return client.hidesUsers()
                ? CodeDelivery.simulated(pool, username)
                : CodeDelivery.to(pool, found.orElseThrow().email());
    }

    private static void requireWaitingForCode(UserPool pool, Optional<User> found) {
        User user = found.orElseThrow(Confirmation::unknown);
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw new UserPoolException(
                    "InvalidParameterException",
                    "User is already confirmed.",
                    Messages.text("sign-in.confirm.unknown"));
        }
        if (!pool.verifiesEmail()) {
            throw new UserPoolException(
                    "NotAuthorizedException",
                    "Auto verification not turned on.",
                    Messages.text("sign-in.confirm.unknown"));
        }
    }

    private static UserPoolException unknown() {
        return new UserPoolException(
                "UserNotFoundException",
                "Username/client id combination not found.",
                Messages.text("sign-in.confirm.unknown"));
    }
}
