package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes one of what is here and what the service has. Records without an edit are taken over, even beside a conflict; an edit
 * that the service turns out to have is done; an edit on a record that another device has changed becomes a conflict.
 */
public final class Merge {
    /** Some clients and services cut a record's own time to whole seconds. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private Merge() {}

    /**
     * Merges a listing.
     *
     * @param listed tombstones included
     * @param syncCount of the dataset
     * @param full whether everything was asked for, not only what is newer than the state's count
     * @param settled edits that the service has accepted without telling what has become of them: whatever is listed, or not
     *     listed, is
     */
    public static DatasetState merge(
            DatasetState state, List<RemoteRecord> listed, long syncCount, boolean full, Map<String, Edit> settled) {
        DatasetState before = withoutSettled(state, settled);
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        if (full) {
            before.records().forEach((key, entry) -> changes.put(key, unlisted(entry)));
        }
        for (RemoteRecord theirs : listed) {
            Optional<Entry> entry = Optional.ofNullable(before.records().get(theirs.key()));
            changes.put(theirs.key(), Optional.of(merged(entry, theirs, full)));
        }
        return before.with(changes).withSyncCount(syncCount);
    }

    /** The dataset was deleted: what the service had is gone, what waits here waits on. */
    public static DatasetState withoutService(DatasetState state) {
        return state.withEach(entry -> entry.flatMap(Merge::unlisted)).withSyncCount(0);
    }

    private static Entry merged(Optional<Entry> entry, RemoteRecord theirs, boolean full) {
        Optional<RemoteRecord> known = entry.flatMap(Entry::known);
        // A full listing is the truth even where it is older: the service was restored, or our count was wrong.
        if (known.isPresent() && !full && theirs.syncCount() <= known.get().syncCount()) {
            return entry.orElseThrow();
        }
        Optional<Edit> edit = entry.flatMap(Entry::edit);
        if (edit.isEmpty() || edit.get().value().equals(theirs.value())) {
            return Entry.of(theirs);
        }
        Entry edited = entry.orElseThrow();
        if (known.isPresent() && known.get().syncCount() == theirs.syncCount()) {
            return edited.theirs().isPresent() ? edited : edited.restingOn(theirs);
        }
        // A new count is proof that nothing sent before can be accepted any more.
        if (edited.sent().stream().anyMatch(sent -> isOwn(theirs, sent))) {
            return Entry.of(theirs, edit.get());
        }
        return edited.inConflictWith(theirs);
    }

    private static boolean isOwn(RemoteRecord theirs, Edit sent) {
        Instant at = theirs.deviceLastModifiedDate().orElse(sent.at());
        return theirs.value().equals(sent.value())
                && Duration.between(at, sent.at()).abs().compareTo(SAME_MOMENT) < 0;
    }

    private static Optional<Entry> unlisted(Entry entry) {
        if (entry.edit().isEmpty()) {
            return Optional.empty();
        }
        if (entry.remote().isEmpty() && entry.theirs().isEmpty()) {
            return Optional.of(entry);
        }
        return entry.edit().filter(edit -> edit.value().isPresent()).map(Entry::of);
    }

    private static DatasetState withoutSettled(DatasetState state, Map<String, Edit> settled) {
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        settled.forEach((key, edit) -> {
            Entry entry = state.records().get(key);
            if (entry != null && Objects.equals(entry.edit().orElse(null), edit)) {
                changes.put(key, entry.known().map(Entry::of));
            }
        });
        return state.with(changes);
    }
}
