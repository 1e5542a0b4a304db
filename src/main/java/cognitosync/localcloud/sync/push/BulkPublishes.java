package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;

/** The last bulk publish of every pool. */
public final class BulkPublishes {
    private final Database database;

    public BulkPublishes(Database database) {
        this.database = database;
    }

    BulkPublishRun of(String poolId) {
        return database.read(t -> find(t, poolId));
    }

    /**
     * Begins one, unless the last one forbids it.
     *
     * @param check throws where it does; two that begin at once are checked one after the other
     */
    void begin(String poolId, Instant now, Consumer<BulkPublishRun> check) {
        database.write(t -> {
            check.accept(find(t, poolId));
            return t.update(
                    "INSERT INTO sync_bulk_publish (pool, started) VALUES (?, ?)"
                            + " ON CONFLICT (pool) DO UPDATE SET started = excluded.started",
                    poolId,
                    now);
        });
    }

    private static BulkPublishRun find(Transaction t, String poolId) throws SQLException {
        return new BulkPublishRun(
                t.first("SELECT started FROM sync_bulk_publish WHERE pool = ?", row -> row.instant("started"), poolId));
    }
}
