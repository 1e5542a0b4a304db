package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The local state of one dataset, immutable.
 *
 * @param syncCount the count up to which all changes are known
 * @param records by key
 */
public record State(long syncCount, SortedMap<String, Entry> records) {
    /** An unknown dataset. */
    public static final State EMPTY = new State(0, Collections.emptySortedMap());

    /** Copies the map. */
    public State {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** The state of a record. */
    Entry entry(String key) {
        return records.getOrDefault(key, Entry.NONE);
    }

    /** The value of a record, if it has one. */
    public Optional<String> get(String key) {
        return entry(key).visible();
    }

    /** Values by key. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        records.forEach((key, entry) -> entry.visible().ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** Whether a record has an edit that is not synchronized yet. */
    public boolean isWaiting(String key) {
        return entry(key).edit().isPresent();
    }

    /** Keys of records that are not synchronized yet. */
    List<String> waiting() {
        return records.keySet().stream().filter(this::isWaiting).toList();
    }

    /** With an edit: visible at once, and pending. */
    public State edited(String key, Edit edit) {
        Entry entry = entry(key);
        return entry.visible().equals(edit.value())
                ? this
                : withEntries(Map.of(key, entry.with(edit).settled()));
    }

    /** What the dataset will have once all edits are pushed, tombstones included. */
    List<RemoteRecord> pushed(String owner) {
        List<RemoteRecord> pushed = new ArrayList<>();
        records.forEach((key, entry) -> entry.edit()
                .map(edit -> new RemoteRecord(
                        key, edit.value(), syncCount + 1, edit.at(), Optional.of(owner), Optional.of(edit.at())))
                .or(entry::remote)
                .ifPresent(pushed::add));
        return pushed;
    }

    State withSyncCount(long count) {
        return new State(count, records);
    }

    /** With these entries; unknown ones are dropped. */
    State withEntries(Map<String, Entry> changes) {
        SortedMap<String, Entry> changed = new TreeMap<>(records);
        changed.putAll(changes);
        changed.values().removeIf(Entry.NONE::equals);
        return new State(syncCount, changed);
    }
}
