package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.push.BulkPublishes.BulkPublishRun;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_BulkPublish.html">BulkPublish</a>: goes through every
 * state of a real one and delivers nothing.
 */
public record BulkPublish(PoolConfigurations configurations, BulkPublishes publishes) implements PoolOperation {
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
