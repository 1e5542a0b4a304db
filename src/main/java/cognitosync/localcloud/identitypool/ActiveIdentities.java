package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The identities that are neither disabled nor deleted. Every request to Cognito Sync asks for one, so those asked for lately are
 * cached; writers call {@link #invalidate} inside the transaction that disables or deletes identities.
 */
public final class ActiveIdentities {
    private static final long MOST = 8_192;

    private final Database database;
    private final TransactionalCache<String, String> pools = new TransactionalCache<>(MOST, pool -> 1);

    ActiveIdentities(Database database) {
        this.database = database;
    }

    /** Whether the identity belongs to the pool, and was neither deleted nor merged into another; inside a write, as of that write. */
    public boolean contains(String poolId, String id) {
        return pools.find(id, () -> database.read(t -> pool(t, id)))
                .filter(poolId::equals)
                .isPresent();
    }

    private static Optional<String> pool(Transaction transaction, String id) throws SQLException {
        return transaction.first(
                "SELECT pool FROM identity WHERE id = ? AND disabled = 0", row -> row.text("pool"), id);
    }

    void invalidate(Transaction transaction, String id) {
        pools.invalidate(transaction, id);
    }

    void invalidateAll(Transaction transaction) {
        pools.invalidateAll(transaction);
    }
}
