package cognitosync.localcloud.sync.dataset;

import java.time.Instant;

/**
 * A dataset without its records. It outlives the deletion of the dataset, because devices that saw the dataset before must learn
 * of the deletion however late they ask.
 *
 * @param exists whether it was written, and not deleted since
 * @param syncCount counter of the changes to the dataset; never goes back, not even by deletion
 * @param deletedAt counter after the last deletion, 0 where there was none
 * @param creationDate first write since the last deletion
 * @param lastModifiedDate last write
 * @param lastModifiedBy who wrote last, empty before the first write
 * @param numRecords records with a value
 * @param numTombstones removed records
 * @param dataStorage bytes of keys and values
 */
public record DatasetState(
        boolean exists,
        long syncCount,
        long deletedAt,
        Instant creationDate,
        Instant lastModifiedDate,
        String lastModifiedBy,
        int numRecords,
        int numTombstones,
        long dataStorage) {

    /** Of a dataset without any write. */
    public static final DatasetState NEVER_WRITTEN =
            new DatasetState(false, 0, 0, Instant.EPOCH, Instant.EPOCH, "", 0, 0, 0);

    /** The state after a deletion, which is a change of its own and takes a number. */
    public DatasetState deleted(Instant at) {
        return new DatasetState(false, syncCount + 1, syncCount + 1, Instant.EPOCH, at, "", 0, 0, 0);
    }

    /**
     * Whether a device that saw the given count has since lost what it saw. A device that never saw a count has lost nothing:
     * reporting an old deletion would keep it from ever reading a dataset that was created again.
     */
    public boolean isDeletedAfter(long lastSyncCount) {
        return lastSyncCount > 0 && lastSyncCount < deletedAt;
    }

    /** Whether the count can have been seen; one from before a deletion always can. */
    public boolean knows(long lastSyncCount) {
        return !exists || lastSyncCount <= syncCount;
    }

    /**
     * Identifies one dataset.
     *
     * @param identityPoolId such as {@code eu-west-1:1f6e…}
     * @param identityId whose data it is
     * @param datasetName such as {@code preference}
     */
    public record DatasetId(String identityPoolId, String identityId, String datasetName) {}

    /**
     * A dataset as {@code ListDatasets} shows it.
     *
     * @param id which one
     * @param state counter and totals
     */
    public record DatasetSummary(DatasetId id, DatasetState state) {}
}
