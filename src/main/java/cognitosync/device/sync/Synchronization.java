package cognitosync.device.sync;

import cognitosync.device.messages.Messages;
import cognitosync.device.failure.DeviceException;
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
 * Synchronizes a local copy with the service: pull what is new, find conflicts, resolve them, push what waits in one request;
 * from the start where another device was faster, and in smaller ones where the service refuses some of it.
 */
public final class Synchronization {
    private final LocalCopy copy;
    private final DatasetClient client;
    private final String dataset;
    private final ConflictPolicy policy;
    private final InstantSource clock;
    private final Pauses pauses;
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
    public record Refusal(Set<String> keys, SyncServiceException reason, boolean enough) {}

    /**
     * One synchronization, run once.
     *
     * @param dataset which of the client's the copy is of
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
            List<Patch> sending = batches.next(Push.patches(copy.state()));
            if (sending.isEmpty()) {
                return done();
            }
            if (!full && !refused.isEmpty() && sameCounts(refused, sending)) {
                // Refused, and yet nothing new: what is known here is wrong, so everything is asked for.
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
                if (after.again()) {
                    stopAfter(attempt++, null);
                } else if (!batches.hasMore()) {
                    return done();
                }
            } catch (SyncServiceException refusal) {
                unsend(sending, refusal);
                refused = refusal.isConflict() ? sending : List.of();
                if (refusal.isConflict() || refusal.isSpentSession()) {
                    stopAfter(attempt, refusal);
                    pauses.pause(Retries.backoff(attempt++));
                } else if (refusal.isAboutRecords()) {
                    batches.refused(sending, refusal);
                } else {
                    throw refusal;
                }
            }
        }
    }

    private void unsend(List<Patch> sending, SyncServiceException refusal) {
        if (refusal.isDefinite()) {
            boolean alone = sending.size() == 1 && refusal.isAboutRecords();
            copy.change(state -> Push.unsent(state, sending, alone));
        }
    }

    private static void stopAfter(int attempt, SyncServiceException cause) {
        if (attempt == Retries.ATTEMPTS) {
            throw new DeviceException.WriteConflict(Messages.text("sync.overtaken", Retries.ATTEMPTS),
                    cause);
        }
    }

    private Snapshot pull(boolean full, Map<String, Edit> settled) {
        Listing listing = Listing.since(full ? 0 : copy.state().syncCount(), client, dataset);
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
