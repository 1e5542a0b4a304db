package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.SyncOperation.PoolOperation;
import cognitosync.localcloud.sync.store.Usages;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeIdentityPoolUsage.html">DescribeIdentityPoolUsage</a>. */
public record DescribeIdentityPoolUsage(IdentityDirectory directory, Usages usages) implements PoolOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        IdentityDirectory.Pool pool = directory.pool(poolId).orElseThrow(() -> SyncErrors.noSuchPool(poolId));
        return Shapes.structure().set("IdentityPoolUsage", Shapes.poolUsage(pool, usages.ofPool(poolId)));
    }
}
