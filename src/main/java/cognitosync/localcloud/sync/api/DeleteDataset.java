package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.SyncOperation.DatasetOperation;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.DatasetStore;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DeleteDataset.html">DeleteDataset</a>: deletes the
 * records for good and answers what the dataset was. Its counter stays, so that other devices learn of the deletion.
 */
public record DeleteDataset(DatasetStore store) implements DatasetOperation {
    @Override
    public JsonNode answer(Call call) {
        DatasetId id = call.labels().dataset();
        for (int attempt = 0; attempt < Assumptions.ATTEMPTS; attempt++) {
            DatasetState before = store.state(id);
            if (!before.exists()) {
                throw SyncErrors.noSuchDataset(id);
            }
            if (store.delete(id, before, call.at()) == DatasetStore.Applied.APPLIED) {
                return Shapes.structure().set("Dataset", Shapes.dataset(new DatasetSummary(id, before)));
            }
        }
        throw SyncErrors.conflict(Assumptions.contention(id));
    }
}
