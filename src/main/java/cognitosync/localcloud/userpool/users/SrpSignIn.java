package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.srp.PasswordClaim;
import cognitosync.localcloud.userpool.srp.ServerKeyPair;
import cognitosync.localcloud.userpool.srp.SrpIdentity;
import cognitosync.localcloud.userpool.srp.Verifier;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Checks a password by SRP, which never sees it. A name that nobody has, and a user whose verifier was never made, get an exchange
 * like any other, which no password ends well.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">Sign-in
 *     with persistent passwords and secure payload</a>
 */
public record SrpSignIn(Users users, Verifiers verifiers, Lockouts lockouts, SecureRandom random) {
    // Matches no user: an unknown user costs the same statements.
    private static final String NO_SUB = "";

    /** What the server begins an exchange with. */
    public record Exchange(String userId, BigInteger salt, ServerKeyPair pair) {}

    /**
     * What the client ends it with.
     *
     * @param clientValue A
     * @param pair of the exchange
     */
    public record Proof(PasswordClaim claim, byte[] signature, BigInteger clientValue, ServerKeyPair pair) {
        /** Nothing: it holds secrets. */
        @Override
        public String toString() {
            return "proof";
        }
    }

    /**
     * Begins.
     *
     * @throws UserPoolException {@code UserNotFoundException} where there is no such user and the client tells
     */
    public Exchange begin(UserPool pool, AppClient client, String username) {
        String unknown = verifiers.unknownUserId(pool, username);
        Optional<User> user = users.named(pool, username);
        String userId = user.map(User::sub).orElse(unknown);
        Verifier verifier = verifier(pool, user, userId);
        if (user.isEmpty() && !client.hidesUsers()) {
            throw PasswordSignIn.unknown();
        }
        return new Exchange(userId, verifiers.salt(pool.id(), userId), ServerKeyPair.create(verifier, random));
    }

    /**
     * The {@code sub} of a name, or what stands for it.
     *
     * @throws UserPoolException {@code UserNotFoundException} where there is no such user and the client tells
     */
    public String userId(UserPool pool, AppClient client, String username) {
        String unknown = verifiers.unknownUserId(pool, username);
        Optional<User> user = users.named(pool, username);
        if (user.isEmpty() && !client.hidesUsers()) {
            throw PasswordSignIn.unknown();
        }
        return user.map(User::sub).orElse(unknown);
    }

    /**
     * Ends.
     *
     * @param username as it was typed, which lockouts count by
     * @param userId of the exchange
     * @return the user, who may be disabled or unconfirmed
     * @throws UserPoolException where the password was another one, or there were too many attempts
     */
    public User prove(UserPool pool, String username, String userId, Proof proof) {
        lockouts.begin(pool, username, Lockouts.Kind.PASSWORD);
        Optional<User> user = users.find(pool.id(), userId);
        // Read again: a password that was replaced since proves nothing.
        boolean isProven = proof.claim()
                .isProvenBy(proof.signature(), proof.clientValue(), proof.pair(), verifier(pool, user, userId));
        if (user.isEmpty() || !isProven) {
            throw PasswordSignIn.incorrect();
        }
        lockouts.succeed(pool, username, Lockouts.Kind.PASSWORD);
        return user.get();
    }

    private Verifier verifier(UserPool pool, Optional<User> user, String userId) {
        Verifier dummy = verifiers.dummy(pool.id(), userId);
        return users.verifier(pool.id(), user.map(User::sub).orElse(NO_SUB))
                .flatMap(stored -> verifiers.open(pool.id(), userId, stored))
                .orElse(dummy);
    }

    /** Whom a claim of that user is about. */
    public static SrpIdentity identity(UserPool pool, String userId) {
        return SrpIdentity.of(pool.id(), userId);
    }
}
