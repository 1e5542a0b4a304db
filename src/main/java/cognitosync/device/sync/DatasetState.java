package cognitosync.device.sync;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a device knows of one dataset: a value that never changes.
 *
 * @param syncCount the dataset's count up to which everything is known
 * @param records by key
 */
public record DatasetState(long syncCount, SortedMap<String, Entry> records) {
    /** A dataset that nothing is known of. */
    public static final DatasetState EMPTY = new DatasetState(0, Collections.emptySortedMap());

    /** Copies the map. */
    public DatasetState {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** The value of a record, where it has one. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(records.get(key)).flatMap(Entry::visible);
    }

    /** Values by key. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        records.forEach((key, entry) -> entry.visible().ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** Whether the service has yet to be told of it. */
    public boolean isWaiting(String key) {
        return records.containsKey(key) && records.get(key).edit().isPresent();
    }

    /**
     * What is written here: seen at once, and waiting from now on.
     *
     * @param value empty removes
     */
    public DatasetState edited(String key, Optional<String> value, Instant at) {
        return with(Map.of(key, edited(Optional.ofNullable(records.get(key)), value, at)));
    }

    private static Optional<Entry> edited(Optional<Entry> entry, Optional<String> value, Instant at) {
        if (entry.flatMap(Entry::visible).equals(value)) {
            return entry;
        }
        Edit edit = new Edit(value, at);
        Entry after = entry.map(known -> known.with(edit)).orElseGet(() -> Entry.of(edit));
        return after.isTakenBack() ? after.known().map(Entry::of) : Optional.of(after);
    }

    DatasetState withSyncCount(long count) {
        return new DatasetState(count, records);
    }

    /** With these entries; empty ones go. */
    DatasetState with(Map<String, Optional<Entry>> changes) {
        SortedMap<String, Entry> changed = new TreeMap<>(records);
        changes.forEach(
                (key, entry) -> entry.ifPresentOrElse(present -> changed.put(key, present), () -> changed.remove(key)));
        return new DatasetState(syncCount, changed);
    }

    /** With every entry changed; empty ones go. */
    DatasetState withEach(UnaryOperator<Optional<Entry>> change) {
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        records.forEach((key, entry) -> changes.put(key, change.apply(Optional.of(entry))));
        return with(changes);
    }
}
