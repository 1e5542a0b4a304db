package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import cognitosync.localcloud.sync.dataset.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState;
import java.util.Optional;
import java.util.function.Supplier;

/** The small datasets that were read lately, in memory; every change of a dataset is announced here. */
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

    Optional<CachedDataset> peek(DatasetId id) {
        return kept.getIfPresent(id);
    }

    void change(Transaction transaction, DatasetId id) {
        kept.invalidate(transaction, id);
    }

    /** Mergers and deletions reach other datasets than the one they name, and are rare. */
    void changeAll(Transaction transaction) {
        kept.invalidateAll(transaction);
    }
}
