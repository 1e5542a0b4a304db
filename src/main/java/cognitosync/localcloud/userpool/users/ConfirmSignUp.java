package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.settings.UserPool;

/**
 * Confirms a user by the code that was sent at sign-up.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
 */
public record ConfirmSignUp(Database database, Users users, Codes codes, Lockouts lockouts) {
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
}
