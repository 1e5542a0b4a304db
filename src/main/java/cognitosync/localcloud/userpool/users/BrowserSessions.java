package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Browsers in which a user gave the right password within the hour; the cookie holds the token, the table its hash.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html">Managed login
 *     session cookies</a>
 */
public record BrowserSessions(Database database, InstantSource clock, SecureRandom random) {
    /** How long a session answers for its user; Cognito's cookie lasts an hour too. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    /**
     * One browser's session.
     *
     * @param sub its user
     * @param authTime when the password was given
     */
    public record Session(String sub, Instant authTime) {}

    /** Begins a session and answers its token. */
    public String open(User user) {
        String token = OpaqueToken.create(random);
        Instant now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM browser_session WHERE expires_at <= ?", now);
            return transaction.update(
                    "INSERT INTO browser_session (hash, pool_id, sub, auth_time, expires_at) VALUES (?, ?, ?, ?, ?)",
                    OpaqueToken.hash(token),
                    user.poolId(),
                    user.sub(),
                    now,
                    now.plus(VALIDITY));
        });
        return token;
    }

    /** The session of a token in a pool, while it lasts. */
    public Optional<Session> find(String token, String poolId) {
        return database.read(transaction -> transaction.first(
                "SELECT sub, auth_time FROM browser_session WHERE hash = ? AND pool_id = ? AND expires_at > ?",
                row -> new Session(row.text("sub"), row.instant("auth_time")),
                OpaqueToken.hash(token),
                poolId,
                clock.instant()));
    }

    /** Ends the session of a token. */
    public void close(String token) {
        database.write(transaction ->
                transaction.update("DELETE FROM browser_session WHERE hash = ?", OpaqueToken.hash(token)));
    }

    /** Ends every session of a user. */
    void closeAll(Transaction transaction, User user) throws SQLException {
        transaction.update("DELETE FROM browser_session WHERE pool_id = ? AND sub = ?", user.poolId(), user.sub());
    }
}
