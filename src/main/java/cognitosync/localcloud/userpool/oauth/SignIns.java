package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.users.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * What tokens go back to: one sign-in of a user through a client. Its id is the {@code origin_jti} of every token; revoking it
 * ends them all.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html">Token revocation</a>
 */
record SignIns(Database database, InstantSource clock) {
    /** Longest validity that an ID or access token can have. */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /**
     * One sign-in.
     *
     * @param id {@code origin_jti}
     * @param eventId {@code event_id}
     * @param scope scopes of the access token, joined by spaces
     * @param expiresAt when its refresh tokens end; rotation does not move it
     */
    record SignIn(
            String id,
            String eventId,
            String clientId,
            String poolId,
            String sub,
            String scope,
            Optional<String> nonce,
            Instant authTime,
            Instant expiresAt) {}

    /** A sign-in whose tokens may be expired or revoked. */
    record Stored(SignIn signIn, boolean revoked) {}

    SignIn add(
            Transaction transaction,
            AppClient client,
            User user,
            String scope,
            Optional<String> nonce,
            Instant authTime)
            throws SQLException {
        Instant now = clock.instant();
        SignIn signIn = new SignIn(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                client.id(),
                user.poolId(),
                user.sub(),
                scope,
                nonce,
                authTime,
                now.plus(client.refreshTokenValidity()));
        transaction.update("DELETE FROM sign_in WHERE expires_at <= ?", now.minus(LONGEST_TOKEN));
        transaction.update(
                "INSERT INTO sign_in (id, event_id, client_id, pool_id, sub, scope, nonce, auth_time, expires_at, revoked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                signIn.id(),
                signIn.eventId(),
                signIn.clientId(),
                signIn.poolId(),
                signIn.sub(),
                signIn.scope(),
                signIn.nonce().orElse(null),
                signIn.authTime(),
                signIn.expiresAt());
        return signIn;
    }

    /** A sign-in whose tokens can be refreshed. */
    Optional<SignIn> find(Transaction transaction, String id) throws SQLException {
        return transaction.first(
                "SELECT * FROM sign_in WHERE id = ? AND revoked = 0 AND expires_at > ?",
                SignIns::signIn,
                id,
                clock.instant());
    }

    Optional<Stored> stored(Transaction transaction, String id) throws SQLException {
        return transaction.first(
                "SELECT * FROM sign_in WHERE id = ?", row -> new Stored(signIn(row), row.flag("revoked")), id);
    }

    /** Whether tokens of a sign-in are still good: they outlive the refresh token they came from, but not a revocation. */
    boolean isUnrevoked(String id) {
        return database.read(transaction -> transaction.first(
                        "SELECT id FROM sign_in WHERE id = ? AND revoked = 0", row -> row.text("id"), id))
                .isPresent();
    }

    void revoke(Transaction transaction, String id) throws SQLException {
        transaction.update("UPDATE sign_in SET revoked = 1 WHERE id = ?", id);
    }

    void revokeAll(Transaction transaction, User user) throws SQLException {
        transaction.update("UPDATE sign_in SET revoked = 1 WHERE pool_id = ? AND sub = ?", user.poolId(), user.sub());
    }

    private static SignIn signIn(Row row) throws SQLException {
        return new SignIn(
                row.text("id"),
                row.text("event_id"),
                row.text("client_id"),
                row.text("pool_id"),
                row.text("sub"),
                row.text("scope"),
                row.optionalText("nonce"),
                row.instant("auth_time"),
                row.instant("expires_at"));
    }
}
