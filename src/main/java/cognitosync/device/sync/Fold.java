package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a copy of a merged identity's dataset into this one: missing records become edits, differences are resolved by
 * the policy. Idempotent.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/handling-callbacks.html">Handling callbacks</a>
 */
public final class Fold {
    private Fold() {}

    /**
     * The result of a fold.
     *
     * @param state with the missing records and the resolutions
     * @param differing keys of records with another value in the copy
     */
    public record Folded(State state, List<String> differing) {}

    /**
     * Folds.
     *
     * @param policy which write wins if records differ; the copy is remote
     * @param offset how far the service's clock is ahead of this device's
     * @param now by this device's clock
     */
    public static Folded fold(
            State state, List<RemoteRecord> copy, ConflictPolicy policy, Duration offset, Instant now) {
        State after = state;
        List<String> differing = new ArrayList<>();
        for (RemoteRecord theirs : copy) {
            Entry entry = state.entry(theirs.key());
            if (theirs.value().isEmpty() || entry.visible().equals(theirs.value())) {
                continue;
            }
            if (entry.equals(Entry.NONE)) {
                Instant at = theirs.lastModifiedDate().minus(offset);
                after = after.edited(theirs.key(), new Edit(theirs.value(), at));
                continue;
            }
            differing.add(theirs.key());
            if (!policy.keepsLocal(lastWritten(entry, offset), theirs.lastModifiedDate())) {
                after = after.edited(theirs.key(), new Edit(theirs.value(), now));
            }
        }
        return new Folded(after, List.copyOf(differing));
    }

    private static Instant lastWritten(Entry entry, Duration offset) {
        return entry.edit()
                .map(edit -> edit.at().plus(offset))
                .or(() -> entry.remote().map(RemoteRecord::lastModifiedDate))
                .orElse(Instant.MIN);
    }
}
