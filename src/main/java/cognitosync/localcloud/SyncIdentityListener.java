package cognitosync.localcloud;

import cognitosync.localcloud.identitypool.IdentityListener;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;
import java.sql.SQLException;

/**
 * Keeps Cognito Sync's data in step with identities: identity pools and Cognito Sync do not know one another.
 *
 * @param stored data of Cognito Sync
 */
record SyncIdentityListener(SyncDataLifecycle stored) implements IdentityListener {
    @Override
    public void merged(Transaction transaction, String poolId, String from, String into) throws SQLException {
        stored.merge(transaction, poolId, from, into);
    }

    @Override
    public void deleted(Transaction transaction, String poolId, String identityId) throws SQLException {
        stored.deleteIdentity(transaction, poolId, identityId);
    }

    @Override
    public void poolDeleted(Transaction transaction, String poolId) throws SQLException {
        stored.deletePool(transaction, poolId);
    }
}
