package cognitosync.localcloud;

import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.sync.api.IdentityDirectory;
import java.util.List;
import java.util.Optional;

/**
 * What Cognito Sync may know of identity pools.
 *
 * @param pools of the account
 */
record PoolDirectory(IdentityPools pools) implements IdentityDirectory {
    @Override
    public Optional<Pool> pool(String poolId) {
        return pools.createdAt(poolId).map(createdAt -> new Pool(poolId, createdAt));
    }

    @Override
    public List<Pool> poolsAfter(String poolId, int limit) {
        return pools.createdAfter(poolId, limit).entrySet().stream()
                .map(pool -> new Pool(pool.getKey(), pool.getValue()))
                .toList();
    }

    @Override
    public boolean isActive(String poolId, String identityId) {
        return pools.active().contains(poolId, identityId);
    }
}
