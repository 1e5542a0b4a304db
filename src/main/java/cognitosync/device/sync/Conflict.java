package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A record that was written on this device and on another one.
 *
 * @param key of the record
 * @param edit of this device
 * @param theirs the record of the other device
 */
public record Conflict(String key, Edit edit, RemoteRecord theirs) {

    /** All unresolved conflicts of a dataset. */
    static List<Conflict> openConflicts(State state) {
        List<Conflict> conflicts = new ArrayList<>();
        state.records().forEach((key, entry) -> {
            if (entry.edit().isPresent() && entry.theirs().isPresent()) {
                conflicts.add(
                        new Conflict(key, entry.edit().get(), entry.theirs().get()));
            }
        });
        return conflicts;
    }

    /**
     * Applies a resolution. A later edit is newer than the resolution and stays.
     *
     * @param decided the local value, the remote value, or a third one
     */
    State resolved(State state, Edit decided) {
        Entry entry = state.entry(key);
        if (entry.edit().isEmpty()
                || entry.theirs()
                        .filter(other -> other.syncCount() == theirs.syncCount())
                        .isEmpty()) {
            return state;
        }
        RemoteRecord remote = entry.theirs().get();
        Edit kept = entry.edit().get().equals(edit) ? decided : entry.edit().get();
        return state.withEntries(Map.of(key, Entry.of(remote, kept).settled()));
    }
}
