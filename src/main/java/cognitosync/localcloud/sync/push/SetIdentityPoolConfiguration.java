package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import cognitosync.localcloud.sync.api.SyncErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SetIdentityPoolConfiguration.html">SetIdentityPoolConfiguration</a>:
 * concurrent changes are refused rather than overwritten.
 */
public record SetIdentityPoolConfiguration(PoolConfigurations configurations) implements PoolOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        PoolConfiguration before = configurations.of(poolId);
        PoolConfiguration.Input input = PoolConfiguration.Input.of(new Members(call.body()));
        PoolConfiguration after = before.with(input.pushSync(), input.streams());
        if (!configurations.replace(poolId, before, after)) {
            throw SyncErrors.concurrentModification(poolId);
        }
        return after.answer(poolId);
    }
}
