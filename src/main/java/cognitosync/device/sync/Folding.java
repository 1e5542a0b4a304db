package cognitosync.device.sync;

import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two identities became one, a guest who signed in: the service keeps the other's dataset as a copy beside this one, and tells
 * of it until it is deleted. Only what the service tells counts, never a name: {@code a.b} may be a dataset of its own.
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

    /** Folds those that have not been folded yet, and adds the keys that were decided about. */
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

    /** The copies go once everything of theirs has arrived, and not before; answers which. */
    List<String> finish() {
        if (!copy.state().waiting().isEmpty()) {
            return List.of();
        }
        folded.forEach(client::delete);
        return List.copyOf(folded);
    }
}
