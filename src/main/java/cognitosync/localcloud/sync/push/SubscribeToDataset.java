package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation.SubscriptionOperation;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SubscribeToDataset.html">SubscribeToDataset</a>. */
public record SubscribeToDataset(PoolConfigurations configurations, Devices devices) implements SubscriptionOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        configurations.of(poolId).requirePush(poolId);
        DatasetId dataset = call.labels().dataset();
        String deviceId = call.labels().deviceId();
        switch (devices.subscribe(dataset, deviceId)) {
            case NO_SUCH_DEVICE -> throw SyncErrors.noSuchDevice(deviceId);
            case NO_SUCH_DATASET -> throw SyncErrors.noSuchDataset(dataset);
            case DONE -> {
                // The answer has no members.
            }
        }
        return Shapes.structure();
    }
}
