package cognitosync.localcloud.sync.dataset;

import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The patches of one {@code UpdateRecords}: all are taken or none.
 *
 * @param patches in the order sent
 * @param by what {@code LastModifiedBy} will say
 * @param at the time of the service
 */
public record Edit(List<RecordPatch> patches, String by, Instant at) {
    public Edit {
        patches = List.copyOf(patches);
    }

    /**
     * One change that a device asks for
     * (<a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_RecordPatch.html">RecordPatch</a>).
     *
     * @param key the key
     * @param value the new value, empty to remove the key
     * @param syncCount the last count that the device knows of this record, 0 where it knows none
     * @param deviceLastModifiedDate when the device says that it changed
     */
    public record RecordPatch(
            String key, Optional<String> value, long syncCount, Optional<Instant> deviceLastModifiedDate) {

        /** A patch that sets a value. */
        public static RecordPatch replace(String key, String value, long syncCount) {
            return new RecordPatch(key, Optional.of(value), syncCount, Optional.empty());
        }

        /** A patch that leaves a tombstone. */
        public static RecordPatch remove(String key, long syncCount) {
            return new RecordPatch(key, Optional.empty(), syncCount, Optional.empty());
        }

        /** Without the value, which is user data. */
        @Override
        public String toString() {
            return (value.isPresent() ? "replace " : "remove ") + key + " @" + syncCount;
        }
    }

    /** What an edit changes, or why it is refused. */
    public sealed interface UpdateOutcome {
        /** Whether there is anything to store. */
        default boolean changesSomething() {
            return false;
        }

        /**
         * The edit is taken, once this is stored.
         *
         * @param state the dataset afterwards
         * @param records every patched record as it is now, in the order of the patches
         */
        record Updated(DatasetState state, List<DatasetRecord> records) implements UpdateOutcome {
            /** Takes a copy. */
            public Updated {
                records = List.copyOf(records);
            }

            @Override
            public boolean changesSomething() {
                return !records.isEmpty();
            }
        }

        /**
         * A device changed a record that another one had changed since; nothing is taken.
         *
         * @param message names the first such record
         */
        record Conflict(String message) implements UpdateOutcome {}

        /**
         * The dataset would grow beyond a limit; nothing is taken.
         *
         * @param message names the limit
         */
        record LimitExceeded(String message) implements UpdateOutcome {}

        /**
         * The edit makes no sense; nothing is taken.
         *
         * @param message says why
         */
        record Invalid(String message) implements UpdateOutcome {}
    }
}
