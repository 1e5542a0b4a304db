package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.PasswordPolicy;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.util.List;
import java.util.Optional;

/**
 * Checks a password. An unknown user and a wrong password get the same answer in the same time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">Managing user
 *     existence error responses</a>
 */
public record PasswordSignIn(Users users, Passwords passwords, Verifiers verifiers, Lockouts lockouts) {
    // Matches no user: an unknown user costs the same statements.
    private static final String NO_SUB = "";

    /**
     * The user whose password it is, confirmed or not. Pages do not tell a disabled user from one who does not exist.
     *
     * @throws UserPoolException where the two do not belong together, or too often did not
     */
    public User run(UserPool pool, AppClient client, String username, String password) {
        User user = check(pool, client, username, password);
        if (!user.enabled()) {
            throw client.hidesUsers() ? incorrect() : unknown();
        }
        return user;
    }

    /**
     * The user whose password it is, who may be disabled or unconfirmed.
     *
     * @throws UserPoolException where the two do not belong together, or too often did not
     */
    public User check(UserPool pool, AppClient client, String username, String password) {
        lockouts.begin(pool, username, Lockouts.Kind.PASSWORD);
        Optional<User> user = users.named(pool, username);
        String bounded = password.length() > PasswordPolicy.MAXIMUM_LENGTH ? "" : password;
        List<String> hashes =
                users.passwordHashes(pool.id(), user.map(User::sub).orElse(NO_SUB), 1);
        if (user.isEmpty()) {
            passwords.matchDummy(bounded);
            throw client.hidesUsers() ? incorrect() : unknown();
        }
        if (!passwords.matches(bounded, hashes.get(0))) {
            throw incorrect();
        }
        lockouts.succeed(pool, username, Lockouts.Kind.PASSWORD);
        requireVerifier(user.get(), hashes.get(0), bounded);
        return user.get();
    }

    // Of users from before there was SRP, or another key; only now is the password known.
    private void requireVerifier(User user, String hash, String password) {
        boolean isThere = users.verifier(user.poolId(), user.sub())
                .flatMap(stored -> verifiers.open(user.poolId(), user.sub(), stored))
                .isPresent();
        if (!isThere) {
            users.setVerifier(user, hash, verifiers.seal(user.poolId(), user.sub(), password));
        }
    }

    static UserPoolException incorrect() {
        return new UserPoolException(
                "NotAuthorizedException", "Incorrect username or password.", Messages.text("sign-in.login.incorrect"));
    }

    static UserPoolException unknown() {
        return new UserPoolException(
                "UserNotFoundException", "User does not exist.", Messages.text("sign-in.login.unknown"));
    }
}
