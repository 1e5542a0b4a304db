package cognitosync.device.sync;

import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Folds in the datasets of merged identities, such as a guest who signed in: the service keeps a copy beside this dataset
 * and lists it until it is deleted. Only that list counts, never a name: {@code a.b} may be an ordinary dataset.
 */
final class Folding {
    private final LocalCopy copy;
    private final DatasetClient client;
    private final ConflictPolicy policy;
    private final List<String> folded = new ArrayList<>();

    Folding(LocalCopy copy, DatasetClient client, ConflictPolicy policy) {
        this.copy = copy;
        this.client = client;
        this.policy = policy;
    }

    /** Folds the copies that are not folded yet, and adds the keys of their conflicts. */
    void fold(List<String> names, Duration offset, Instant now, Set<String> conflicts) {
        for (String name : names) {
            if (!folded.contains(name)) {
                List<RemoteRecord> theirs = client.list(name, 0).records();
                copy.change(state -> {
                    Fold.Folded result = Fold.fold(state, theirs, policy, offset, now);
                    conflicts.addAll(result.differing());
                    return result.state();
                });
                folded.add(name);
            }
        }
    }

    /** Deletes the copies once everything has arrived, and returns their names. */
    List<String> finish() {
        if (!copy.state().waiting().isEmpty()) {
            return List.of();
        }
        folded.forEach(client::delete);
        return List.copyOf(folded);
    }
}
