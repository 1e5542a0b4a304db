package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation.SubscriptionOperation;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UnsubscribeFromDataset.html">UnsubscribeFromDataset</a>. */
public record UnsubscribeFromDataset(PoolConfigurations configurations, Devices devices)
        implements SubscriptionOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        configurations.of(poolId).requirePush(poolId);
        DatasetId dataset = call.labels().dataset();
        String deviceId = call.labels().deviceId();
        // Clients take this error for "not subscribed", which is what they want.
        if (!devices.unsubscribe(dataset, deviceId)) {
            throw SyncErrors.noSuchSubscription(dataset, deviceId);
        }
        return Shapes.structure();
    }
}
