package cognitosync.device.sync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Listing;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Retries;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.time.Pauses;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Synchronizes a local copy with the service: pulls changes, resolves conflicts, pushes pending edits in one request.
 * Starts again if another device was faster, and sends smaller requests if the service rejects one.
 */
public final class Synchronization {
    private final LocalCopy copy;
    private final DatasetClient client;
    private final String dataset;
    private final ConflictPolicy policy;
    private final InstantSource clock;
    private final Pauses pauses;
    private final Folding folding;
    private final Batches batches;

    private final Set<String> pulled = new TreeSet<>();
    private final Set<String> pushed = new TreeSet<>();
    private final Set<String> conflicts = new TreeSet<>();
    private boolean deleted;

    /**
     * The result of a synchronization.
     *
     * @param pulled keys of received records
     * @param pushed keys of sent records
     * @param conflicts keys of records with conflicts
     * @param deleted whether another device has deleted the dataset
     * @param merged datasets of merged identities that were folded in
     * @param refusal rejected records, which stay pending
     */
    public record Done(
            Set<String> pulled,
            Set<String> pushed,
            Set<String> conflicts,
            boolean deleted,
            List<String> merged,
            Optional<Refusal> refusal) {}

    /**
     * Rejected records.
     *
     * @param keys of the rejected records
     * @param reason of the last rejection
     * @param enough whether the limit was reached, so that other records stay pending, too
     */
    public record Refusal(Set<String> keys, SyncServiceException reason, boolean enough) {}

    /**
     * One synchronization, run once.
     *
     * @param dataset name of the dataset
     * @param policy resolves conflicts
     * @param clock of this device
     * @param pauses before another attempt
     */
    public Synchronization(
            LocalCopy copy,
            DatasetClient client,
            String dataset,
            ConflictPolicy policy,
            InstantSource clock,
            Pauses pauses) {
        this.copy = copy;
        this.client = client;
        this.dataset = dataset;
        this.policy = policy;
        this.clock = clock;
        this.pauses = pauses;
        this.batches = new Batches(client.patchesAtOnce());
        this.folding = new Folding(copy, client, policy);
    }

    /** Runs it. */
    public Done run() {
        Map<String, Edit> settled = Map.of();
        List<Patch> refused = List.of();
        boolean full = false;
        int attempt = 1;
        while (true) {
            Snapshot snapshot = pull(full, settled);
            Duration offset = snapshot.serverTime().offset();
            settleConflicts(offset);
            folding.fold(snapshot.mergedNames(), offset, clock.instant(), conflicts);
            List<Patch> waiting = Push.patches(copy.state());
            List<Patch> sending = batches.next(waiting);
            if (sending.isEmpty()) {
                return done();
            }
            if (!full && !refused.isEmpty() && sameCounts(refused, sending)) {
                // A conflict, but no change: the local state is wrong, so list everything.
                full = true;
                continue;
            }
            full = false;
            copy.change(state -> Push.sent(state, sending));
            try {
                Push.Answered after = accept(sending, client.update(dataset, snapshot.sessionToken(), sending));
                batches.accepted();
                settled = after.unanswered();
                refused = List.of();
                if (!after.again() && !batches.hasMore()) {
                    return done();
                }
                if (after.again() && attempt++ == Retries.ATTEMPTS) {
                    if (isPending(waiting)) {
                        throw overtaken(null);
                    }
                    return done();
                }
            } catch (SyncServiceException refusal) {
                unsend(sending, refusal);
                refused = refusal.isConflict() ? sending : List.of();
                if (refusal.isConflict() || refusal.isSpentSession()) {
                    if (attempt == Retries.ATTEMPTS) {
                        throw overtaken(refusal);
                    }
                    pauses.pause(Retries.backoff(attempt++));
                } else if (refusal.isAboutRecords()) {
                    batches.refused(sending, refusal);
                    if (batches.next(waiting).isEmpty()) {
                        return done();
                    }
                } else {
                    throw refusal;
                }
            }
        }
    }

    private void unsend(List<Patch> sending, SyncServiceException refusal) {
        if (refusal.isDefinite()) {
            copy.change(state -> Push.unsent(state, sending));
        }
    }

    /** Whether one of these edits still waits to be sent. */
    private boolean isPending(List<Patch> edits) {
        State state = copy.state();
        return edits.stream().anyMatch(patch -> state.entry(patch.key()).edit().equals(Optional.of(Push.edit(patch))));
    }

    private static DeviceException overtaken(SyncServiceException cause) {
        return new DeviceException(
                DeviceException.Kind.WRITE_CONFLICT, Messages.text("sync.overtaken", Retries.ATTEMPTS), cause);
    }

    private Snapshot pull(boolean full, Map<String, Edit> settled) {
        Listing listing = Listing.since(full ? 0 : copy.state().syncCount(), client, dataset);
        Snapshot snapshot = listing.snapshot();
        // A listing of everything reports every earlier deletion.
        if (!listing.whole() && (snapshot.deletedSince() || !snapshot.exists())) {
            forget();
        }
        adopt(snapshot, listing.whole(), settled);
        return snapshot;
    }

    /** Drops the service's records of a deleted dataset, if there are any. */
    private void forget() {
        boolean hadSome = copy.state().records().values().stream()
                .anyMatch(entry -> entry.known().isPresent());
        if (hadSome) {
            deleted = true;
            copy.change(Merge::withoutService);
        }
    }

    private void adopt(Snapshot snapshot, boolean full, Map<String, Edit> settled) {
        State before = copy.state();
        State after = copy.change(state -> Merge.merge(state, snapshot.records(), snapshot.syncCount(), full, settled));
        for (RemoteRecord theirs : snapshot.records()) {
            boolean known = before.records().containsKey(theirs.key());
            boolean changes = !before.get(theirs.key()).equals(after.get(theirs.key()));
            if (changes && (known || theirs.value().isPresent())) {
                pulled.add(theirs.key());
            }
        }
    }

    private void settleConflicts(Duration offset) {
        for (Conflict conflict : Conflict.openConflicts(copy.state())) {
            conflicts.add(conflict.key());
            Edit edit = conflict.edit();
            RemoteRecord theirs = conflict.theirs();
            boolean local = policy.keepsLocal(edit.at().plus(offset), theirs.lastModifiedDate());
            if (!local) {
                pulled.add(conflict.key());
            }
            copy.change(state -> conflict.resolved(state, local ? edit : new Edit(theirs.value(), clock.instant())));
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

    private static boolean sameCounts(List<Patch> refused, List<Patch> sending) {
        return refused.stream().allMatch(one -> sending.stream()
                .anyMatch(other -> one.key().equals(other.key()) && one.syncCount() == other.syncCount()));
    }
}
