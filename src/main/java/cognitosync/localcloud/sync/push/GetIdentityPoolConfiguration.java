package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetIdentityPoolConfiguration.html">GetIdentityPoolConfiguration</a>. */
public record GetIdentityPoolConfiguration(PoolConfigurations configurations) implements PoolOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        return configurations.of(poolId).answer(poolId);
    }
}
