package cognitosync.localcloud.sync.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

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

    /** What it adds to the dataset's {@code DataStorage}. */
    public long dataStorage() {
        return isTombstone() ? Assumptions.TOMBSTONE_DATA_STORAGE : utf8Length(key) + utf8Length(value.orElseThrow());
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
