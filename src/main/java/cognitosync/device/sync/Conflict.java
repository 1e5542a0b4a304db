package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A record that was written here and, meanwhile, elsewhere.
 *
 * @param key which
 * @param edit what was written here
 * @param theirs what was written elsewhere
 */
public record Conflict(String key, Edit edit, RemoteRecord theirs) {

    /** All of a dataset. */
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
     * Keeps what was decided. What was written since is newer than the decision and stays.
     *
     * @param decided what was written here, or the value from elsewhere, or a third one
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
