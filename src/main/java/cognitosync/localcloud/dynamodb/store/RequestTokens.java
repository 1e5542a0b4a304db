package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Client request tokens of the last ten minutes. Each is stored in the transaction of its request.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems-idempotency">Idempotency</a>
 */
public final class RequestTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Whether a token was used before, and for which request. */
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

    /** Stores a token and deletes expired ones. */
    public void put(Transaction transaction, String token, byte[] request, Instant now) throws SQLException {
        transaction.update("DELETE FROM dynamodb_request_token WHERE expires_at <= ?", now);
        transaction.update("INSERT INTO dynamodb_request_token VALUES (?, ?, ?)", token, request, now.plus(LIFETIME));
    }
}
