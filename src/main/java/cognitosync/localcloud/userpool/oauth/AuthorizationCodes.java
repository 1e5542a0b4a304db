package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.users.User;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Authorization codes: five minutes, once, for one client, redirect URI and challenge. */
record AuthorizationCodes(Database database, InstantSource clock, SecureRandom random) {
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    /** A spent code is remembered, so that its second use can be told from an invented code. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /**
     * A code as stored.
     *
     * @param spentOn the sign-in whose tokens were issued for it, empty while it is unused
     */
    record Code(
            String hash,
            String clientId,
            String redirectUri,
            Optional<String> challenge,
            String poolId,
            String sub,
            String scope,
            Optional<String> nonce,
            Instant authTime,
            Instant expiresAt,
            Optional<String> spentOn) {}

    String issue(AuthorizationRequest request, User user, Instant authTime) {
        String code = OpaqueToken.create(random);
        Instant now = clock.instant();
        database.write(transaction -> {
            transaction.update("DELETE FROM authorization_code WHERE expires_at <= ?", now.minus(MEMORY));
            return transaction.update(
                    "INSERT INTO authorization_code (hash, client_id, redirect_uri, challenge, pool_id, sub, scope, nonce,"
                            + " auth_time, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    OpaqueToken.hash(code),
                    request.client().id(),
                    request.redirectUri(),
                    request.codeChallenge().orElse(null),
                    user.poolId(),
                    user.sub(),
                    String.join(" ", request.scopes()),
                    request.nonce().orElse(null),
                    authTime,
                    now.plus(VALIDITY));
        });
        return code;
    }

    Optional<Code> find(Transaction transaction, String code) throws SQLException {
        return transaction.first(
                "SELECT * FROM authorization_code WHERE hash = ?", AuthorizationCodes::code, OpaqueToken.hash(code));
    }

    void spend(Transaction transaction, Code code, String signInId) throws SQLException {
        transaction.update("UPDATE authorization_code SET spent_on = ? WHERE hash = ?", signInId, code.hash());
    }

    private static Code code(Row row) throws SQLException {
        return new Code(
                row.text("hash"),
                row.text("client_id"),
                row.text("redirect_uri"),
                row.optionalText("challenge"),
                row.text("pool_id"),
                row.text("sub"),
                row.text("scope"),
                row.optionalText("nonce"),
                row.instant("auth_time"),
                row.instant("expires_at"),
                row.optionalText("spent_on"));
    }
}
