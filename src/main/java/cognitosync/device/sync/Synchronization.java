package cognitosync.device.sync;

import cognitosync.device.remote.Counterpart;
import cognitosync.device.remote.Listing;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.Refusals;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.ServerTime;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.Writing;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

/**
 * Makes a local copy one with its counterpart: pull what is new, find conflicts, resolve them, push what waits in one
 * request; from the start where another device was faster, and in smaller ones where the service refuses some of it.
 */
public final class Synchronization {
    private static final int ATTEMPTS = 6;

    private final LocalCopy copy;
    private final Counterpart counterpart;
    private final Resolving resolving;
    private final Terminal terminal;
    private final Folding folding;
    private final Batches batches = new Batches();

    private final Set<String> pulled = new TreeSet<>();
    private final Set<String> pushed = new TreeSet<>();
    private final Set<String> conflicts = new TreeSet<>();
    private boolean deleted;

    /**
     * What a synchronization did.
     *
     * @param pulled keys of records that came
     * @param pushed keys of records that went
     * @param conflicts keys of records that were written here and elsewhere
     * @param deleted whether another device had deleted the dataset
     * @param merged datasets of identities that have become one with this one, folded into it
     * @param refusal what the service refused, which waits on
     */
    public record Done(
            Set<String> pulled,
            Set<String> pushed,
            Set<String> conflicts,
            boolean deleted,
            List<String> merged,
            Optional<Refusal> refusal) {}

    /**
     * What was refused.
     *
     * @param keys of records that were refused alone
     * @param reason of the last refusal
     * @param enough whether so much was refused that the rest waits, too
     */
    public record Refusal(Set<String> keys, CognitoSyncException reason, boolean enough) {}

    /** One synchronization, run once. */
    public Synchronization(LocalCopy copy, Counterpart counterpart, Resolving resolving, Terminal terminal) {
        this.copy = copy;
        this.counterpart = counterpart;
        this.resolving = resolving;
        this.terminal = terminal;
        this.folding = new Folding(copy, counterpart, resolving);
    }

    /** Runs it. */
    public Done run() {
        Map<String, Edit> settled = Map.of();
        List<Patch> refused = List.of();
        boolean full = false;
        int attempt = 1;
        while (true) {
            Snapshot snapshot = pull(full, settled);
            Duration offset = offset(snapshot);
            resolve(offset);
            folding.fold(snapshot.mergedNames(), offset, terminal.clock().instant(), conflicts);
            List<Patch> sending = batches.next(Push.patches(copy.state()));
            if (sending.isEmpty()) {
                return done();
            }
            if (!full && !refused.isEmpty() && haveSameCounts(refused, sending)) {
                // Refused, and yet nothing new: what is known here is wrong, so everything is asked for.
                full = true;
                continue;
            }
            full = false;
            copy.change(state -> Push.sent(state, sending));
            try {
                Push.Answered after = accept(sending, counterpart.update(snapshot.sessionToken(), sending));
                batches.taken();
                settled = after.unanswered();
                refused = List.of();
                if (after.again()) {
                    stopAfter(attempt++, null);
                } else if (!batches.hasMore()) {
                    return done();
                }
            } catch (CognitoSyncException refusal) {
                forget(sending, refusal);
                boolean conflict = Refusals.isConflict(refusal);
                refused = conflict ? sending : List.of();
                if (conflict || Refusals.isSpentSession(refusal)) {
                    stopAfter(attempt, refusal);
                    terminal.pause(Writing.waiting(attempt++));
                } else if (Refusals.isDefinite(refusal)) {
                    batches.refused(sending, refusal);
                } else {
                    throw refusal;
                }
            }
        }
    }

    private void forget(List<Patch> sending, CognitoSyncException refusal) {
        if (Refusals.wroteNothing(refusal)) {
            boolean alone = sending.size() == 1 && Refusals.isDefinite(refusal);
            copy.change(state -> Push.refused(state, sending, alone));
        }
    }

    private static void stopAfter(int attempt, CognitoSyncException cause) {
        if (attempt == ATTEMPTS) {
            throw new DeviceException(
                    ExitCode.NOT_WRITTEN,
                    "Other devices kept writing to the same records, " + ATTEMPTS
                            + " times in a row; what waits here waits on. Run sync again.",
                    cause);
        }
    }

    private Snapshot pull(boolean full, Map<String, Edit> settled) {
        Listing listing = Listing.since(counterpart, full ? 0 : copy.state().syncCount());
        Snapshot snapshot = listing.snapshot();
        if (snapshot.deletedSince() || (!snapshot.exists() && !listing.whole())) {
            forget();
        }
        adopt(snapshot, listing.whole(), settled);
        return snapshot;
    }

    /** A dataset that nothing was ever got from is not missed. */
    private void forget() {
        boolean hadSome = copy.state().records().values().stream()
                .anyMatch(entry -> entry.known().isPresent());
        if (hadSome) {
            deleted = true;
            copy.change(Merge::withoutService);
        }
    }

    private void adopt(Snapshot snapshot, boolean full, Map<String, Edit> settled) {
        DatasetState before = copy.state();
        DatasetState after =
                copy.change(state -> Merge.merge(state, snapshot.records(), snapshot.syncCount(), full, settled));
        for (RemoteRecord theirs : snapshot.records()) {
            boolean known = before.records().containsKey(theirs.key());
            boolean changes = !before.get(theirs.key()).equals(after.get(theirs.key()));
            if (changes && (known || theirs.value().isPresent())) {
                pulled.add(theirs.key());
            }
        }
    }

    private static Duration offset(Snapshot snapshot) {
        return snapshot.serverTime().map(ServerTime::offset).orElse(Duration.ZERO);
    }

    private void resolve(Duration offset) {
        for (Conflict conflict : Conflict.in(copy.state())) {
            conflicts.add(conflict.key());
            boolean ours =
                    resolving == Resolving.LOCAL || (resolving == Resolving.NEWER && conflict.isNewerHere(offset));
            if (!ours) {
                pulled.add(conflict.key());
            }
            copy.change(state -> ours
                    ? conflict.keepOurs(state)
                    : conflict.keepTheirs(state, terminal.clock().instant()));
        }
    }

    private Push.Answered accept(List<Patch> sending, List<RemoteRecord> answer) {
        Push.Answered[] after = new Push.Answered[1];
        copy.change(state -> {
            after[0] = Push.answered(state, sending, answer);
            return after[0].state();
        });
        sending.forEach(patch -> pushed.add(patch.key()));
        return after[0];
    }

    private Done done() {
        return new Done(pulled, pushed, conflicts, deleted, folding.finish(), batches.refusal());
    }

    private static boolean haveSameCounts(List<Patch> refused, List<Patch> sending) {
        return refused.stream().allMatch(one -> sending.stream()
                .anyMatch(other -> one.key().equals(other.key()) && one.syncCount() == other.syncCount()));
    }
}
