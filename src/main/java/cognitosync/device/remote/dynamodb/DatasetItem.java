package cognitosync.device.remote.dynamodb;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A dataset at one moment, and the rules by which it changes, as in Cognito Sync. Immutable.
 *
 * @param count of the dataset's changes; a deletion is one and keeps it
 * @param exists whether it was written, and not deleted since
 * @param deletedAt the count of the last deletion; 0 if there was none
 * @param records by key, tombstones included
 * @param created the first write since the last deletion
 * @param modified the last change
 * @param by identity id of who made it
 * @param writes ids of the last writes, the newest last
 */
record DatasetItem(
        long count,
        boolean exists,
        long deletedAt,
        SortedMap<String, RemoteRecord> records,
        Instant created,
        Instant modified,
        String by,
        List<String> writes) {
    /** A dataset that was never written. */
    static final DatasetItem NONE =
            new DatasetItem(0, false, 0, Collections.emptySortedMap(), Instant.EPOCH, Instant.EPOCH, "", List.of());

    /** How many ids of writes are kept. */
    static final int WRITES = 8;

    DatasetItem {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
        writes = List.copyOf(writes);
    }

    /**
     * Who writes.
     *
     * @param by identity id
     * @param at by the service's clock
     * @param id of the write
     */
    record Write(String by, Instant at, String id) {}

    /** Whether the item is not in the table. */
    boolean isNew() {
        return count == 0;
    }

    /** Records that have a value. */
    long numRecords() {
        return records.values().stream()
                .filter(record -> record.value().isPresent())
                .count();
    }

    /** Bytes of keys and values, as Cognito Sync counts them. */
    long dataStorage() {
        return records.values().stream()
                .filter(record -> record.value().isPresent())
                .mapToLong(record -> ItemSize.utf8(record.key())
                        + ItemSize.utf8(record.value().get()))
                .sum();
    }

    /** The first patch that another device was faster than: its count is stale and its value another one. */
    Optional<Patch> conflict(Collection<Patch> patches) {
        return patches.stream()
                .filter(patch -> {
                    RemoteRecord known = records.get(patch.key());
                    return known != null
                            && patch.syncCount() < known.syncCount()
                            && !known.value().equals(patch.value());
                })
                .findFirst();
    }

    /** The dataset with all patches applied. */
    DatasetItem updated(Collection<Patch> patches, Write write) {
        SortedMap<String, RemoteRecord> after = new TreeMap<>(records);
        for (Patch patch : patches) {
            after.put(
                    patch.key(),
                    new RemoteRecord(
                            patch.key(),
                            patch.value(),
                            count + 1,
                            write.at(),
                            Optional.of(write.by()),
                            Optional.of(patch.changedAt())));
        }
        return new DatasetItem(
                count + 1,
                true,
                deletedAt,
                after,
                exists ? created : write.at(),
                write.at(),
                write.by(),
                withWrite(write.id()));
    }

    /** The dataset without records: its counter stays, so that other devices learn of the deletion. */
    DatasetItem deleted(Write write) {
        return new DatasetItem(
                count + 1,
                false,
                count + 1,
                Collections.emptySortedMap(),
                created,
                write.at(),
                write.by(),
                withWrite(write.id()));
    }

    private List<String> withWrite(String id) {
        List<String> all = new ArrayList<>(writes);
        all.add(id);
        return all.subList(Math.max(0, all.size() - WRITES), all.size());
    }

    /**
     * Whether {@link #writes} shows if a write that expected this count was made: later writes may have displaced its id.
     */
    boolean remembersWritesSince(long expected) {
        return count - expected <= WRITES;
    }

    /** Whether a device can have seen the count; one from before a deletion it always can. */
    boolean knows(long seen) {
        return !exists || seen <= count;
    }

    /** What has changed since that count; of everything, no earlier deletion is reported. */
    Snapshot since(long seen, ServerTime time) {
        return new Snapshot(
                records.values().stream()
                        .filter(record -> record.syncCount() > seen)
                        .toList(),
                count,
                exists,
                seen > 0 && seen < deletedAt,
                List.of(),
                Long.toString(count),
                time);
    }
}
