package cognitosync.device.sync;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a device knows of one dataset: a value that never changes.
 *
 * @param syncCount the dataset's count up to which everything is known
 * @param records by key
 */
public record State(long syncCount, SortedMap<String, Entry> records) {
    /** A dataset that nothing is known of. */
    public static final State EMPTY = new State(0, Collections.emptySortedMap());

    /** Copies the map. */
    public State {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** What is known of a record. */
    Entry entry(String key) {
        return records.getOrDefault(key, Entry.NONE);
    }

    /** The value of a record, where it has one. */
    public Optional<String> get(String key) {
        return entry(key).visible();
    }

    /** Values by key. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        records.forEach((key, entry) -> entry.visible().ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** Whether the service has yet to be told of it. */
    public boolean isWaiting(String key) {
        return entry(key).edit().isPresent();
    }

    /** Keys that the service has yet to be told of. */
    List<String> waiting() {
        return records.keySet().stream().filter(this::isWaiting).toList();
    }

    /** What is written here: seen at once, and waiting from now on. */
    public State edited(String key, Edit edit) {
        Entry entry = entry(key);
        return entry.visible().equals(edit.value())
                ? this
                : withEntries(Map.of(key, entry.with(edit).settled()));
    }

    State withSyncCount(long count) {
        return new State(count, records);
    }

    /** With these entries; those of which nothing is known go. */
    State withEntries(Map<String, Entry> changes) {
        SortedMap<String, Entry> changed = new TreeMap<>(records);
        changed.putAll(changes);
        changed.values().removeIf(Entry.NONE::equals);
        return new State(syncCount, changed);
    }
}
