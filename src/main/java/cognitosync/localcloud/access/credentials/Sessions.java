package cognitosync.localcloud.access.credentials;

import cognitosync.localcloud.access.credentials.AccessKey.AccessKeys;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The temporary credentials that were issued. Secrets are stored as they are, because a signature cannot be checked without
 * them; the data folder is readable by its owner only.
 */
public final class Sessions implements AccessKeys {
    // Kept for a while after they expire: the error then says that they expired, not that they are unknown.
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);
    /** Stored in place of the pool id when the developer assumed a role. */
    private static final String NO_POOL = "";

    private static final int RECENT = 4_096;
    private static final TypeReference<Map<String, List<String>>> CONTEXT = new TypeReference<>() {};

    private final Database database;
    // Sessions are immutable; their expiry is checked at each use.
    private final LruCache<String, AccessKey> recent = new LruCache<>(RECENT);

    /** The sessions in this database, which has {@link #schema()}. */
    public Sessions(Database database) {
        this.database = database;
    }

    /** The tables of sessions and of the developer's key. */
    public static Schema schema() {
        return Schema.of(Sessions.class);
    }

    @Override
    public Optional<AccessKey> find(String id) {
        return recent.find(
                id,
                () -> database.read(transaction ->
                        transaction.first("SELECT * FROM session WHERE access_key_id = ?", Sessions::key, id)));
    }

    /** Adds one, and forgets those that expired long ago. */
    void add(AccessKey key, Caller caller, Instant expiresAt, Instant now) {
        Caller.Identity stored = caller instanceof Caller.Identity identity
                ? identity
                : new Caller.Identity(caller.arn(), "", NO_POOL, "", Map.of());
        database.write(transaction -> {
            purge(transaction, now);
            return transaction.update(
                    "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    key.id(),
                    key.secret(),
                    key.sessionToken().orElseThrow(),
                    expiresAt,
                    stored.arn(),
                    stored.roleArn(),
                    stored.identityPoolId(),
                    stored.identityId(),
                    stored.context());
        });
        Instant purged = now.minus(KEPT_AFTER_EXPIRY);
        recent.forget(known -> known.expiresAt().orElseThrow().isBefore(purged));
    }

    private static void purge(Transaction transaction, Instant now) throws SQLException {
        transaction.update("DELETE FROM session WHERE expires_at < ?", now.minus(KEPT_AFTER_EXPIRY));
    }

    private static AccessKey key(Row row) throws SQLException {
        return new AccessKey(
                row.text("access_key_id"),
                row.text("secret"),
                Optional.of(row.text("session_token")),
                Optional.of(row.instant("expires_at")),
                caller(row));
    }

    private static Caller caller(Row row) throws SQLException {
        String arn = row.text("arn");
        String pool = row.text("identity_pool_id");
        return pool.equals(NO_POOL)
                ? new Caller.Developer(arn, Arn.parse(arn).account())
                : new Caller.Identity(
                        arn, row.text("role_arn"), pool, row.text("identity_id"), row.json("context", CONTEXT));
    }
}
