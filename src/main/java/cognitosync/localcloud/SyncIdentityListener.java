package cognitosync.localcloud;

import cognitosync.localcloud.identitypool.IdentityPools.IdentityListener;
import cognitosync.localcloud.sync.store.SyncDataLifecycle;

/**
 * Keeps Cognito Sync's data in step with identities: identity pools and Cognito Sync do not know one another.
 *
 * @param stored data of Cognito Sync
 */
record SyncIdentityListener(SyncDataLifecycle stored) implements IdentityListener {
    @Override
    public void merged(String poolId, String from, String into) {
        stored.merge(poolId, from, into);
    }

    @Override
    public void deleted(String poolId, String identityId) {
        stored.deleteIdentity(poolId, identityId);
    }

    @Override
    public void poolDeleted(String poolId) {
        stored.deletePool(poolId);
    }
}
