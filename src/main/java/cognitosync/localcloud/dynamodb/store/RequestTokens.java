package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Requests that were done in the last ten minutes, by the tokens that their clients gave them; stored in the transaction of the request.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems-idempotency">Idempotency</a>
 */
public final class RequestTokens {
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** What is known of a token. */
    public enum Seen {
        NEVER,
        WITH_THIS_REQUEST,
        WITH_ANOTHER_REQUEST
    }

    /** Looks a token up. */
    public Seen seen(Transaction transaction, String token, byte[] request, Instant now) throws SQLException {
        Optional<byte[]> earlier = transaction.first(
                "SELECT request FROM dynamodb_request_token WHERE token = ? AND expires_at > ?",
                row -> row.bytes("request"),
                token,
                now);
        return earlier.map(bytes -> Arrays.equals(bytes, request) ? Seen.WITH_THIS_REQUEST : Seen.WITH_ANOTHER_REQUEST)
                .orElse(Seen.NEVER);
    }

    /** Keeps a token, and forgets those whose time is over. */
    public void put(Transaction transaction, String token, byte[] request, Instant now) throws SQLException {
        transaction.update("DELETE FROM dynamodb_request_token WHERE expires_at <= ?", now);
        transaction.update("INSERT INTO dynamodb_request_token VALUES (?, ?, ?)", token, request, now.plus(KEPT));
    }
}
