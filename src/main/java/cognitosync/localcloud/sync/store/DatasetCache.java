package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A cache of small datasets; writers invalidate them inside the transaction of the change. */
final class DatasetCache {
    /** Datasets with more bytes or records than this are read from the database each time, and only as far as asked. */
    private static final int SMALL_BYTES = 16 * 1024;

    private static final int SMALL_RECORDS = 128;

    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final TransactionalCache<DatasetId, CachedDataset> kept =
            new TransactionalCache<>(MOST_BYTES, CachedDataset::weight);

    static boolean isSmall(DatasetState state) {
        return state.dataStorage() <= SMALL_BYTES && state.numRecords() + state.numTombstones() <= SMALL_RECORDS;
    }

    Optional<CachedDataset> find(DatasetId id, Supplier<Optional<CachedDataset>> read) {
        return kept.find(id, read);
    }

    Optional<CachedDataset> getIfPresent(DatasetId id) {
        return kept.getIfPresent(id);
    }

    void invalidate(Transaction transaction, DatasetId id) {
        kept.invalidate(transaction, id);
    }

    /** For mergers and deletions, which change other datasets than the one they name, and are rare. */
    void invalidateAll(Transaction transaction) {
        kept.invalidateAll(transaction);
    }

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
}
