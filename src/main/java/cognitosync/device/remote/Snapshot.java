package cognitosync.device.remote;

import java.util.List;
import java.util.Optional;

/**
 * The result of one listing: all records changed since a count, including tombstones.
 *
 * @param records the newest one of each key, ordered by key
 * @param syncCount the dataset's counter
 * @param exists whether the dataset exists
 * @param deletedSince whether it was deleted after the requested count
 * @param mergedNames datasets of identities that were merged with this one
 * @param sessionToken for one update
 * @param serverTime the service's clock
 */
public record Snapshot(
        List<RemoteRecord> records,
        long syncCount,
        boolean exists,
        boolean deletedSince,
        List<String> mergedNames,
        String sessionToken,
        ServerTime serverTime) {

    /** Copies the lists. */
    public Snapshot {
        records = List.copyOf(records);
        mergedNames = List.copyOf(mergedNames);
    }

    /** The record of that key, tombstone or not. */
    public Optional<RemoteRecord> record(String key) {
        return records.stream().filter(record -> record.key().equals(key)).findFirst();
    }

    /** The records that have a value. */
    public List<RemoteRecord> live() {
        return records.stream().filter(record -> record.value().isPresent()).toList();
    }
}
