package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges a listing into the local state. Records without an edit are replaced, even beside a conflict; an edit that the
 * service already has is done; an edit on a record that another device has changed becomes a conflict.
 */
public final class Merge {
    /** Some clients and services truncate times to whole seconds. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private Merge() {}

    /**
     * Merges a listing.
     *
     * @param listed tombstones included
     * @param syncCount of the dataset
     * @param full whether the whole dataset was listed, not only changes since the state's count
     * @param settled edits that the service has accepted without returning their records: the listing shows their result
     */
    public static State merge(
            State state, List<RemoteRecord> listed, long syncCount, boolean full, Map<String, Edit> settled) {
        State before = withoutEdits(state, settled);
        Map<String, Entry> changes = new TreeMap<>();
        if (full) {
            before.records().forEach((key, entry) -> changes.put(key, unlisted(entry)));
        }
        for (RemoteRecord theirs : listed) {
            changes.put(theirs.key(), mergedEntry(before.entry(theirs.key()), theirs, full));
        }
        return before.withEntries(changes).withSyncCount(syncCount);
    }

    /** The dataset was deleted: the service's records are dropped, pending edits stay. */
    public static State withoutService(State state) {
        Map<String, Entry> changes = new TreeMap<>();
        state.records().forEach((key, entry) -> changes.put(key, unlisted(entry)));
        return state.withEntries(changes).withSyncCount(0);
    }

    private static Entry mergedEntry(Entry entry, RemoteRecord theirs, boolean full) {
        Optional<RemoteRecord> known = entry.known();
        // A full listing wins even if it is older: the service was restored, or our count was wrong.
        if (known.isPresent() && !full && theirs.syncCount() <= known.get().syncCount()) {
            return entry;
        }
        Optional<Edit> edit = entry.edit();
        if (edit.isEmpty() || edit.get().value().equals(theirs.value())) {
            return Entry.of(theirs);
        }
        if (known.isPresent() && known.get().syncCount() == theirs.syncCount()) {
            return entry.theirs().isPresent() ? entry : entry.restingOn(theirs);
        }
        // With a new count, nothing that was sent before can still be accepted.
        if (entry.sent().stream().anyMatch(sent -> isOwn(theirs, sent))) {
            return Entry.of(theirs, edit.get());
        }
        return entry.inConflictWith(theirs);
    }

    private static boolean isOwn(RemoteRecord theirs, Edit sent) {
        Instant at = theirs.deviceLastModifiedDate().orElse(sent.at());
        return theirs.value().equals(sent.value())
                && Duration.between(at, sent.at()).abs().compareTo(SAME_MOMENT) < 0;
    }

    private static Entry unlisted(Entry entry) {
        if (entry.edit().isPresent() && entry.known().isEmpty()) {
            return entry;
        }
        return entry.edit()
                .filter(edit -> edit.value().isPresent())
                .map(Entry::of)
                .orElse(Entry.NONE);
    }

    private static State withoutEdits(State state, Map<String, Edit> settled) {
        Map<String, Entry> changes = new TreeMap<>();
        settled.forEach((key, edit) -> {
            Entry entry = state.entry(key);
            if (entry.edit().filter(edit::equals).isPresent()) {
                changes.put(key, entry.withoutEdit());
            }
        });
        return state.withEntries(changes);
    }
}
