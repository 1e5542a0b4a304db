package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import cognitosync.localcloud.sync.store.Usages.Usage;
import java.util.List;
import java.util.Optional;

/** Reads stored datasets for the console. */
public record DatasetBrowser(DatasetStore store, Usages usages) {
    /** What the datasets of an identity add up to. */
    public Usage usage(String identityPoolId, String identityId) {
        return usages.ofIdentity(identityPoolId, identityId);
    }

    /** The datasets of an identity that exist, by name. */
    public List<DatasetSummary> datasets(String identityPoolId, String identityId, int limit) {
        return store.datasets(identityPoolId, identityId, "", limit);
    }

    /**
     * Records of a dataset in the order in which they were last written, tombstones included.
     *
     * @param count and
     * @param key of the record behind which they begin; 0 for all of them
     */
    public List<DatasetRecord> records(DatasetId id, long count, String key, int limit) {
        Optional<RecordPosition> start = count == 0 ? Optional.empty() : Optional.of(new RecordPosition(count, key));
        return store.list(id, 0, start, limit).records();
    }
}
