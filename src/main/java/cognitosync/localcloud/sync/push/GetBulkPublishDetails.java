package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.PoolOperation;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetBulkPublishDetails.html">GetBulkPublishDetails</a>,
 * which is a POST although it only reads.
 */
public record GetBulkPublishDetails(BulkPublishes publishes) implements PoolOperation {
    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        return publishes.of(poolId).details(poolId, call.at());
    }
}
