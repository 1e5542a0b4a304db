package cognitosync.device.sync;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.SyncServiceException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The size of updates: everything at once that the backend takes, until it rejects that; then halves, until the rejected record is alone
 * and everything else is written. That record is skipped until the next synchronization.
 */
final class Batches {
    /** Enough to find one record among 1,024 and a few more; a limit if the service rejects everything. */
    private static final int REFUSALS = 16;

    private final Set<String> refused = new TreeSet<>();
    private SyncServiceException last;
    private final int most;
    private int size = Integer.MAX_VALUE;
    private int refusals;
    private boolean more;

    /** With the largest size that the backend takes. */
    Batches(int most) {
        this.most = most;
    }

    /** The next batch; empty if all pending records were rejected, or the limit is reached. */
    List<Patch> next(List<Patch> waiting) {
        List<Patch> left = waiting.stream()
                .filter(patch -> refusals < REFUSALS && !refused.contains(patch.key()))
                .toList();
        int next = Math.min(size, most);
        more = left.size() > next;
        return more ? left.subList(0, next) : left;
    }

    /** Whether there was more than the last batch. */
    boolean hasMore() {
        return more;
    }

    void accepted() {
        grow();
    }

    void refused(List<Patch> sent, SyncServiceException error) {
        refusals++;
        last = error;
        if (sent.size() > 1) {
            size = (sent.size() + 1) / 2;
        } else {
            sent.forEach(patch -> refused.add(patch.key()));
            grow();
        }
    }

    Optional<Synchronization.Refusal> refusal() {
        return refused.isEmpty() && refusals < REFUSALS
                ? Optional.empty()
                : Optional.of(new Synchronization.Refusal(
                        Collections.unmodifiableSet(new TreeSet<>(refused)), last, refusals == REFUSALS));
    }

    private void grow() {
        size = size > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : size * 2;
    }
}
