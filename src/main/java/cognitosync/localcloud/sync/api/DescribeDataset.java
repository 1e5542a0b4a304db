package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.SyncOperation.DatasetOperation;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.DatasetStore;
import com.fasterxml.jackson.databind.JsonNode;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeDataset.html">DescribeDataset</a>. */
public record DescribeDataset(DatasetStore store) implements DatasetOperation {
    @Override
    public JsonNode answer(Call call) {
        DatasetId id = call.labels().dataset();
        DatasetState state = store.state(id);
        if (!state.exists()) {
            throw SyncErrors.noSuchDataset(id);
        }
        return Shapes.structure().set("Dataset", Shapes.dataset(new DatasetSummary(id, state)));
    }
}
