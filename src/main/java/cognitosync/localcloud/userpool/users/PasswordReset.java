package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Resets a password by a code that is sent by mail.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</a>
 */
public record PasswordReset(
        Database database, Users users, NewPasswords passwords, Codes codes, Lockouts lockouts, InstantSource clock) {
    private static final String KIND = "forgot-password";

    /**
     * Sends the code to a user with a verified address; where the client hides which users exist, answer and response time are equal
     * for all.
     */
    public CodeDelivery sendCode(UserPool pool, AppClient client, String username) {
        Optional<User> found = database.write(transaction -> {
            lockouts.begin(transaction, pool, username, Lockouts.Kind.MAIL);
            Optional<User> named = users.named(transaction, pool, username);
            Optional<User> reachable = named.filter(user -> refusal(pool, user).isEmpty());
            if (reachable.isPresent()) {
                codes.send(transaction, pool, reachable.get(), Codes.Purpose.RESET, KIND);
            } else {
                codes.sendDummy(transaction, pool, username, Codes.Purpose.RESET, KIND);
            }
            return named;
        });
        if (!client.hidesUsers()) {
            refusal(pool, found.orElseThrow(PasswordReset::unknown)).ifPresent(refusal -> {
                throw refusal;
            });
        }
        return client.hidesUsers()
                ? CodeDelivery.simulated(pool, username)
                : CodeDelivery.to(pool, found.orElseThrow().email());
    }

    private static Optional<UserPoolException> refusal(UserPool pool, User user) {
        if (!user.enabled()) {
            return refusal("NotAuthorizedException", "User is disabled.");
        }
        if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            return refusal("NotAuthorizedException", "User password cannot be reset in the current state.");
        }
        if (!user.emailVerified() || !pool.recoversByEmail()) {
            return refusal(
                    "InvalidParameterException",
                    "Cannot reset password for the user as there is no registered/verified email or phone_number");
        }
        return Optional.empty();
    }

    private static Optional<UserPoolException> refusal(String code, String message) {
        return Optional.of(new UserPoolException(code, message, Messages.text("sign-in.forgot.unknown")));
    }

    /**
     * Sets a new password by the code, and ends every browser session of the user. As on AWS, it revokes nothing: tokens and
     * authorization codes that apps hold live on until they expire or are revoked.
     *
     * @throws UserPoolException where the code is not the one that was sent, or the password is refused
     */
    public void confirm(UserPool pool, AppClient client, String username, String code, String password) {
        lockouts.begin(pool, username, Lockouts.Kind.CODE);
        Registration.requirePassword(pool.passwordPolicy(), password);
        User user = database.read(transaction -> {
            Optional<User> found = users.named(transaction, pool, username);
            if (found.isEmpty() && !client.hidesUsers()) {
                throw unknown();
            }
            return codes.require(transaction, pool, found, Codes.Purpose.RESET, code);
        });
        // After the code, which is needed to learn about earlier passwords; a refusal leaves the code usable.
        StoredPassword stored = passwords.store(pool, user, password);
        database.write(transaction -> {
            codes.redeem(transaction, pool, Optional.of(user), Codes.Purpose.RESET, code);
            passwords.set(transaction, user, stored);
            if (user.status() == UserStatus.RESET_REQUIRED) {
                users.update(transaction, pool, user.with(UserStatus.CONFIRMED, clock.instant()));
            }
            return user;
        });
        lockouts.succeed(pool, username, Lockouts.Kind.CODE);
        lockouts.succeed(pool, username, Lockouts.Kind.PASSWORD);
    }

    private static UserPoolException unknown() {
        return new UserPoolException(
                "UserNotFoundException",
                "Username/client id combination not found.",
                Messages.text("sign-in.forgot.unknown"));
    }
}
