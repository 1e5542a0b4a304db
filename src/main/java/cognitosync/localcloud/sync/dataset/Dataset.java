package cognitosync.localcloud.sync.dataset;

import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A dataset at one moment, and the rules by which it changes
 * (<a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</a>). Immutable;
 * uses neither a store nor a clock.
 *
 * @param state counter and totals
 * @param siblings other datasets of the same identity that exist; counted only while this one does not
 * @param records by key; at least those that the edit names, tombstones included
 */
public record Dataset(DatasetState state, int siblings, Map<String, DatasetRecord> records) {
    public Dataset {
        records = Map.copyOf(records);
    }

    /** What the edit changes; nothing where any of its patches cannot be taken. */
    public UpdateOutcome update(Edit edit, SyncLimits limits) {
        if (edit.patches().isEmpty()) {
            return new UpdateOutcome.Updated(state, List.of());
        }
        Optional<UpdateOutcome> refused = duplicateKey(edit).or(() -> conflict(edit));
        if (refused.isPresent()) {
            return refused.get();
        }
        List<DatasetRecord> written = written(edit);
        DatasetState after = after(edit, written);
        return exceeded(after, limits).orElseGet(() -> new UpdateOutcome.Updated(after, written));
    }

    private static Optional<UpdateOutcome> duplicateKey(Edit edit) {
        Set<String> keys = new HashSet<>();
        return edit.patches().stream()
                .filter(patch -> !keys.add(patch.key()))
                .findFirst()
                .map(patch -> new UpdateOutcome.Invalid(Assumptions.keyPatchedTwice(patch.key())));
    }

    // AWS documents a conflict as a new value with a stale count. A count above the record's own is taken, because some
    // clients add 1 to it, and so is a value that is there already.
    private Optional<UpdateOutcome> conflict(Edit edit) {
        for (RecordPatch patch : edit.patches()) {
            DatasetRecord known = records.get(patch.key());
            if (known != null
                    && patch.syncCount() < known.syncCount()
                    && !known.value().equals(patch.value())) {
                return Optional.of(new UpdateOutcome.Conflict("Current SyncCount for: %s is: %d not: %d"
                        .formatted(patch.key(), known.syncCount(), patch.syncCount())));
            }
        }
        return Optional.empty();
    }

    private List<DatasetRecord> written(Edit edit) {
        List<DatasetRecord> written = new ArrayList<>();
        for (RecordPatch patch : edit.patches()) {
            written.add(new DatasetRecord(
                    patch.key(),
                    patch.value(),
                    state.syncCount() + 1,
                    edit.at(),
                    edit.by(),
                    patch.deviceLastModifiedDate()));
        }
        return written;
    }

    private DatasetState after(Edit edit, List<DatasetRecord> written) {
        int numRecords = state.numRecords();
        int numTombstones = state.numTombstones();
        long dataStorage = state.dataStorage();
        for (DatasetRecord record : written) {
            DatasetRecord before = records.get(record.key());
            if (before != null) {
                numRecords -= before.isTombstone() ? 0 : 1;
                numTombstones -= before.isTombstone() ? 1 : 0;
                dataStorage -= before.dataStorage();
            }
            numRecords += record.isTombstone() ? 0 : 1;
            numTombstones += record.isTombstone() ? 1 : 0;
            dataStorage += record.dataStorage();
        }
        return new DatasetState(
                true,
                state.syncCount() + 1,
                state.deletedAt(),
                state.exists() ? state.creationDate() : edit.at(),
                edit.at(),
                edit.by(),
                numRecords,
                numTombstones,
                dataStorage);
    }

    private Optional<UpdateOutcome> exceeded(DatasetState after, SyncLimits limits) {
        if (!state.exists() && siblings >= limits.datasetsPerIdentity()) {
            return Optional.of(
                    new UpdateOutcome.LimitExceeded("An identity holds at most %d datasets; delete one first."
                            .formatted(limits.datasetsPerIdentity())));
        }
        if (Assumptions.countedRecords(after) > limits.recordsPerDataset()) {
            return Optional.of(new UpdateOutcome.LimitExceeded(
                    "A dataset holds at most %d records, removed ones included; use another dataset, or delete this one to start afresh."
                            .formatted(limits.recordsPerDataset())));
        }
        if (after.dataStorage() > limits.dataStorage()) {
            return Optional.of(new UpdateOutcome.LimitExceeded(
                    "A dataset holds at most %d bytes of keys and values; this update would make it %d."
                            .formatted(limits.dataStorage(), after.dataStorage())));
        }
        return Optional.empty();
    }

    /**
     * A key and its value as the service last took them, or, without a value, the tombstone of a removed key
     * (<a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_Record.html">Record</a>).
     *
     * @param key the key
     * @param value empty in a tombstone
     * @param syncCount the dataset's counter after the update that wrote it
     * @param lastModifiedDate when the service took it
     * @param lastModifiedBy who wrote it
     * @param deviceLastModifiedDate when the device says that it changed; not every client says
     */
    public record DatasetRecord(
            String key,
            Optional<String> value,
            long syncCount,
            Instant lastModifiedDate,
            String lastModifiedBy,
            Optional<Instant> deviceLastModifiedDate) {

        public boolean isTombstone() {
            return value.isEmpty();
        }

        /** Its share of the dataset's {@code DataStorage}. */
        public long dataStorage() {
            return isTombstone()
                    ? Assumptions.TOMBSTONE_DATA_STORAGE
                    : utf8Length(key) + utf8Length(value.orElseThrow());
        }

        private static long utf8Length(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        /** Without the value, which is user data. */
        @Override
        public String toString() {
            return (isTombstone() ? "tombstone of " : "record ") + key + " @" + syncCount;
        }
    }
}
