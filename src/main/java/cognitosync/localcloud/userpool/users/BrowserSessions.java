package cognitosync.localcloud.userpool.users;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
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
    private static final Duration VALIDITY = Duration.ofHours(1);

    // No "Secure": the page is http://localhost, where Safari's engine would drop the cookie.
    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=";

    /**
     * One browser's session.
     *
     * @param sub its user
     * @param authTime when the password was given
     */
    public record Session(String sub, Instant authTime) {}

    /** Begins a session; the response sets its cookie. */
    public Response open(Response response, UserPool pool, User user) {
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
        return response.and("Set-Cookie", cookie(pool) + "=" + token + ATTRIBUTES + VALIDITY.toSeconds());
    }

    /** The session of a browser in a pool, while it lasts. */
    public Optional<Session> find(UserPool pool, Request request) {
        return token(pool, request)
                .flatMap(token -> database.read(transaction -> transaction.first(
                        "SELECT sub, auth_time FROM browser_session WHERE hash = ? AND pool_id = ? AND expires_at > ?",
                        row -> new Session(row.text("sub"), row.instant("auth_time")),
                        OpaqueToken.hash(token),
                        pool.id(),
                        clock.instant())));
    }

    /** Ends the session of a browser. */
    public void close(UserPool pool, Request request) {
        token(pool, request)
                .ifPresent(token -> database.write(transaction ->
                        transaction.update("DELETE FROM browser_session WHERE hash = ?", OpaqueToken.hash(token))));
    }

    /** Ends the session of a browser; the response deletes its cookie. */
    public Response close(Response response, UserPool pool, Request request) {
        close(pool, request);
        return response.and("Set-Cookie", cookie(pool) + "=" + ATTRIBUTES + "0");
    }

    /** Ends every session of a user. */
    public void closeAll(Transaction transaction, User user) throws SQLException {
        transaction.update("DELETE FROM browser_session WHERE pool_id = ? AND sub = ?", user.poolId(), user.sub());
    }

    private static Optional<String> token(UserPool pool, Request request) {
        return Optional.ofNullable(request.cookies().get(cookie(pool)));
    }

    // Cookies are sent to every port of a host: without the pool in their names, two sign-in pages would share one.
    private static String cookie(UserPool pool) {
        return "cognito-" + pool.id();
    }
}
