package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a refresh token is worth. With rotation every use brings a new one; the old one works until its grace period ends, and the
 * life of the whole does not grow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">Refresh
 *     tokens</a>
 */
record TokenRefresh(Database database, SignIns signIns, RefreshTokens refreshTokens, Users users, InstantSource clock) {
    /** How it ends. */
    sealed interface Result {
        /**
         * Tokens may be issued.
         *
         * @param replacement of the refresh token, where it rotates
         */
        record Refreshed(SignIns.SignIn signIn, User user, Optional<String> replacement) implements Result {}

        /** They may not. */
        record Refused(Reason reason) implements Result {}
    }

    /** Why not. */
    enum Reason {
        /** No such token, or it is another client's. */
        UNKNOWN,
        /** Its time is over. */
        EXPIRED,
        /** It, or every token of its user, was revoked. */
        REVOKED,
        /** Another one took its place. */
        REPLACED,
        /** Its user may not sign in any more. */
        DISABLED
    }

    Result run(AppClient client, String token) {
        return database.write(transaction -> run(transaction, client, token));
    }

    private Result run(Transaction transaction, AppClient client, String given) throws SQLException {
        Instant now = clock.instant();
        Optional<RefreshTokens.RefreshToken> token = refreshTokens.find(transaction, given);
        Optional<SignIns.Stored> stored = token.isEmpty()
                ? Optional.empty()
                : signIns.stored(transaction, token.get().signInId())
                        .filter(found -> found.signIn().clientId().equals(client.id()));
        if (token.isEmpty() || stored.isEmpty()) {
            return new Result.Refused(Reason.UNKNOWN);
        }
        SignIns.SignIn signIn = stored.get().signIn();
        Optional<User> user = users.find(transaction, signIn.poolId(), signIn.sub());
        Optional<Reason> refusal = refusal(client, token.get(), stored.get(), user, now);
        if (refusal.isPresent() || user.isEmpty()) {
            return new Result.Refused(refusal.orElse(Reason.UNKNOWN));
        }
        if (client.rotationGrace().isEmpty()) {
            return new Result.Refreshed(signIn, user.get(), Optional.empty());
        }
        refreshTokens.replace(transaction, token.get(), now);
        return new Result.Refreshed(signIn, user.get(), Optional.of(refreshTokens.issue(transaction, signIn)));
    }

    private static Optional<Reason> refusal(
            AppClient client,
            RefreshTokens.RefreshToken token,
            SignIns.Stored stored,
            Optional<User> user,
            Instant now) {
        if (stored.revoked()) {
            return Optional.of(Reason.REVOKED);
        }
        if (!now.isBefore(stored.signIn().expiresAt())) {
            return Optional.of(Reason.EXPIRED);
        }
        // Also where rotation was turned off since: what was replaced, and perhaps stolen, must not come back.
        Duration grace = client.rotationGrace().orElse(Duration.ZERO);
        if (token.replacedAt().filter(at -> !now.isBefore(at.plus(grace))).isPresent()) {
            return Optional.of(Reason.REPLACED);
        }
        return user.filter(User::enabled).isPresent() ? Optional.empty() : Optional.of(Reason.DISABLED);
    }
}
