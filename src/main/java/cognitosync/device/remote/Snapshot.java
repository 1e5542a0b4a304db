package cognitosync.device.remote;

import java.util.List;
import java.util.Optional;

/**
 * What one listing told: everything changed since a count, tombstones included.
 *
 * @param records of each key the newest, in the order of their keys
 * @param syncCount the dataset's counter
 * @param exists whether the dataset is there
 * @param deletedSince whether it was deleted after the count asked for
 * @param mergedNames datasets of identities that have become one with this one
 * @param sessionToken admits one update
 * @param serverTime what time the service had
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
