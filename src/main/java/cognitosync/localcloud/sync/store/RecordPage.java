package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import java.util.List;
import java.util.Optional;

/**
 * Records and the state of their dataset at one moment.
 *
 * @param state of the dataset
 * @param records on this page
 * @param mergedDatasetNames copies of the dataset that came with identities which were merged into this one
 * @param next where the next page begins, empty on the last one
 */
public record RecordPage(
        DatasetState state,
        List<DatasetRecord> records,
        List<String> mergedDatasetNames,
        Optional<RecordPosition> next) {
    public RecordPage {
        records = List.copyOf(records);
        mergedDatasetNames = List.copyOf(mergedDatasetNames);
    }

    /** A page of at most so many records, of which one more is given where there are more. */
    static RecordPage of(DatasetState state, List<DatasetRecord> records, List<String> merged, int limit) {
        if (records.size() <= limit) {
            return new RecordPage(state, records, merged, Optional.empty());
        }
        DatasetRecord last = records.get(limit - 1);
        return new RecordPage(
                state,
                records.subList(0, limit),
                merged,
                Optional.of(new RecordPosition(last.syncCount(), last.key())));
    }
}
