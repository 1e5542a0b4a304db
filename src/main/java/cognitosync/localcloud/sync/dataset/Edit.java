package cognitosync.localcloud.sync.dataset;

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
}
