package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a copy of another identity's dataset into this one: what is missing here is taken over as an edit, what differs is for
 * somebody to decide. Doing it twice is doing it once.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/handling-callbacks.html">Handling callbacks</a>
 */
public final class Fold {
    private Fold() {}

    /**
     * What folding came to.
     *
     * @param state with what was missing, and what was decided
     * @param differing keys of records that say something else in the copy
     */
    public record Folded(DatasetState state, List<String> differing) {}

    /**
     * Folds.
     *
     * @param resolving who wins where records differ; remote is the copy
     * @param offset what the service's clock is ahead of this device's
     * @param now by this device's clock
     */
    public static Folded fold(
            DatasetState state, List<RemoteRecord> copy, Resolving resolving, Duration offset, Instant now) {
        DatasetState after = state;
        List<String> differing = new ArrayList<>();
        for (RemoteRecord theirs : copy) {
            Entry entry = state.records().get(theirs.key());
            if (theirs.value().isEmpty() || (entry != null && entry.visible().equals(theirs.value()))) {
                continue;
            }
            if (entry == null) {
                after = after.edited(
                        theirs.key(), theirs.value(), theirs.lastModifiedDate().minus(offset));
                continue;
            }
            differing.add(theirs.key());
            if (resolving == Resolving.REMOTE || (resolving == Resolving.NEWER && !isNewer(entry, theirs, offset))) {
                after = after.edited(theirs.key(), theirs.value(), now);
            }
        }
        return new Folded(after, List.copyOf(differing));
    }

    // Of the same time, it is not.
    private static boolean isNewer(Entry entry, RemoteRecord theirs, Duration offset) {
        Instant here = entry.edit()
                .map(edit -> edit.at().plus(offset))
                .or(() -> entry.remote().map(RemoteRecord::lastModifiedDate))
                .orElse(Instant.MIN);
        return here.isAfter(theirs.lastModifiedDate());
    }
}
