package cognitosync.localcloud.sync;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_BulkPublish.html">BulkPublish</a>: goes through every
 * state of a real one and delivers nothing.
 */
final class BulkPublish implements PoolOperation {
    private final PoolConfigurations configurations;
    private final BulkPublishes publishes;

    BulkPublish(PoolConfigurations configurations, BulkPublishes publishes) {
        this.configurations = configurations;
        this.publishes = publishes;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public RestPath path() {
        return RestPath.BULK_PUBLISH;
    }

    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        if (!configurations.of(poolId).isStreaming()) {
            throw SyncErrors.invalidParameter("Identity pool '" + poolId
                    + "' has no stream that is ENABLED; set CognitoStreams with SetIdentityPoolConfiguration.");
        }
        publishes.begin(poolId, call.at(), last -> {
            if (last.status(call.at()) == BulkPublishRun.Status.IN_PROGRESS) {
                throw SyncErrors.duplicateRequest(poolId);
            }
            if (last.isRecent(call.at())) {
                throw SyncErrors.alreadyStreamed(poolId);
            }
        });
        return Shapes.structure().put("IdentityPoolId", poolId);
    }
}
