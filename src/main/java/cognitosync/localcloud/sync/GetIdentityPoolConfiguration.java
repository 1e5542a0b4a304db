package cognitosync.localcloud.sync;

import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetIdentityPoolConfiguration.html">GetIdentityPoolConfiguration</a>. */
final class GetIdentityPoolConfiguration implements PoolOperation {
    private final PoolConfigurations configurations;

    GetIdentityPoolConfiguration(PoolConfigurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public RestPath path() {
        return RestPath.CONFIGURATION;
    }

    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        return configurations.of(poolId).answer(poolId);
    }
}
