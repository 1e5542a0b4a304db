package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record that was written here and, meanwhile, elsewhere.
 *
 * @param key which
 * @param edit what was written here
 * @param theirs what was written elsewhere
 */
public record Conflict(String key, Edit edit, RemoteRecord theirs) {

    /** All of a dataset. */
    public static List<Conflict> in(DatasetState state) {
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
     * Whether what was written here is the newer one; of the same time, it is not.
     *
     * @param offset what the service's clock is ahead of this device's
     */
    public boolean isNewerHere(Duration offset) {
        return edit.at().plus(offset).isAfter(theirs.lastModifiedDate());
    }

    /** Keeps what was written elsewhere. */
    public DatasetState keepTheirs(DatasetState state, Instant at) {
        return resolved(state, new Edit(theirs.value(), at));
    }

    /** Keeps what was written here. */
    public DatasetState keepOurs(DatasetState state) {
        return resolved(state, edit);
    }

    /** Keeps something else. */
    public DatasetState keep(DatasetState state, Optional<String> value, Instant at) {
        return resolved(state, new Edit(value, at));
    }

    // What was written since is newer than the decision and stays.
    private DatasetState resolved(DatasetState state, Edit decided) {
        Entry entry = state.records().get(key);
        if (entry == null
                || entry.edit().isEmpty()
                || entry.theirs()
                        .map(RemoteRecord::syncCount)
                        .filter(count -> count == theirs.syncCount())
                        .isEmpty()) {
            return state;
        }
        RemoteRecord remote = entry.theirs().get();
        Edit kept = entry.edit().get().equals(edit) ? decided : entry.edit().get();
        return state.with(Map.of(
                key, Optional.of(kept.value().equals(remote.value()) ? Entry.of(remote) : Entry.of(remote, kept))));
    }
}
