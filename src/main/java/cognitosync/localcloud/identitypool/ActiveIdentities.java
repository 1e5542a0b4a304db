package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The identities that somebody may still be. Asked with every request to Cognito Sync, so the latest are kept in memory; whatever
 * disables or deletes identities announces it here.
 */
final class ActiveIdentities {
    private static final long MOST = 8_192;

    private final Database database;
    private final TransactionalCache<String, String> pools = new TransactionalCache<>(MOST, pool -> 1);

    ActiveIdentities(Database database) {
        this.database = database;
    }

    /** Whether the identity belongs to the pool, and was neither deleted nor merged into another. */
    boolean contains(String poolId, String id) {
        return pools.find(id, () -> database.read(t -> pool(t, id)))
                .filter(poolId::equals)
                .isPresent();
    }

    /** The same inside a transaction, past what is kept: that is as it was before the transaction. */
    boolean contains(Transaction transaction, String poolId, String id) throws SQLException {
        return pool(transaction, id).filter(poolId::equals).isPresent();
    }

    private static Optional<String> pool(Transaction transaction, String id) throws SQLException {
        return transaction.first(
                "SELECT pool FROM identity WHERE id = ? AND disabled = 0", row -> row.text("pool"), id);
    }

    void change(Transaction transaction, String id) {
        pools.invalidate(transaction, id);
    }

    void changeAll(Transaction transaction) {
        pools.invalidateAll(transaction);
    }
}
