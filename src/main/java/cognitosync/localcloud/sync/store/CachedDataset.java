package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of a small dataset at one moment, so that it can be asked without the database.
 *
 * @param state counter and totals
 * @param records all of them, tombstones included, in the order of {@link RecordPosition}
 * @param mergedDatasetNames copies of the dataset that came with identities which were merged into this one
 */
record CachedDataset(DatasetState state, List<DatasetRecord> records, List<String> mergedDatasetNames) {
    private static final int OVERHEAD_BYTES = 256;
    private static final int BYTES_OF_CHARACTER = 2;

    CachedDataset {
        records = List.copyOf(records);
        mergedDatasetNames = List.copyOf(mergedDatasetNames);
    }

    /** The first page of what changed after a count. */
    RecordPage page(long after, int limit) {
        if (!state.exists() || after >= state.syncCount()) {
            return new RecordPage(state, List.of(), mergedDatasetNames, Optional.empty());
        }
        List<DatasetRecord> changed = new ArrayList<>();
        for (DatasetRecord record : records) {
            if (record.syncCount() > after && changed.size() <= limit) {
                changed.add(record);
            }
        }
        return RecordPage.of(state, changed, mergedDatasetNames, limit);
    }

    /** Those of the named records that there are. */
    Map<String, DatasetRecord> named(Set<String> keys) {
        Map<String, DatasetRecord> named = new HashMap<>();
        for (DatasetRecord record : records) {
            if (keys.contains(record.key())) {
                named.put(record.key(), record);
            }
        }
        return named;
    }

    /** About how many bytes of memory it takes, its name included. */
    long weight() {
        long weight = 4L * OVERHEAD_BYTES;
        for (DatasetRecord record : records) {
            int characters = record.key().length()
                    + record.value().orElse("").length()
                    + record.lastModifiedBy().length();
            weight += OVERHEAD_BYTES + (long) BYTES_OF_CHARACTER * characters;
        }
        for (String name : mergedDatasetNames) {
            weight += OVERHEAD_BYTES + (long) BYTES_OF_CHARACTER * name.length();
        }
        return weight;
    }
}
