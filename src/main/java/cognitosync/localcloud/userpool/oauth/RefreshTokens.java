package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.token.OpaqueToken;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Refresh tokens, each of one sign-in. */
record RefreshTokens(SecureRandom random) {
    /**
     * A token as stored.
     *
     * @param signInId what it refreshes
     * @param replacedAt when another took its place, empty while none has
     */
    record RefreshToken(String hash, String signInId, Optional<Instant> replacedAt) {}

    String issue(Transaction transaction, SignIns.SignIn signIn) throws SQLException {
        String token = OpaqueToken.create(random);
        transaction.update(
                "INSERT INTO refresh_token (hash, sign_in) VALUES (?, ?)", OpaqueToken.hash(token), signIn.id());
        return token;
    }

    Optional<RefreshToken> find(Transaction transaction, String token) throws SQLException {
        return transaction.first(
                "SELECT * FROM refresh_token WHERE hash = ?",
                row -> new RefreshToken(row.text("hash"), row.text("sign_in"), row.optionalInstant("replaced_at")),
                OpaqueToken.hash(token));
    }

    /** Begins the grace period of a token; a retry within it does not extend it. */
    public void replace(Transaction transaction, RefreshToken token, Instant now) throws SQLException {
        transaction.update(
                "UPDATE refresh_token SET replaced_at = coalesce(replaced_at, ?) WHERE hash = ?", now, token.hash());
    }
}
