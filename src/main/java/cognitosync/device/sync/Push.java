package cognitosync.device.sync;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is sent, and what follows from the answer. */
public final class Push {
    /** How many unanswered sendings of a record are remembered; more than a few means that nothing is answered at all. */
    private static final int REMEMBERED = 8;

    private Push() {}

    /** Everything that waits, save what is in conflict. */
    public static List<Patch> patches(DatasetState state) {
        List<Patch> patches = new ArrayList<>();
        state.records().forEach((key, entry) -> {
            if (entry.theirs().isEmpty()) {
                long count = entry.remote().map(RemoteRecord::syncCount).orElse(0L);
                entry.edit().ifPresent(edit -> patches.add(new Patch(key, edit.value(), count, edit.at())));
            }
        });
        return patches;
    }

    /** Remembered before it is sent: where the answer gets lost, what comes back later is known for our own. */
    public static DatasetState sent(DatasetState state, List<Patch> sending) {
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        for (Patch patch : sending) {
            Entry entry = state.records().get(patch.key());
            if (entry != null) {
                List<Edit> all = new ArrayList<>(entry.sent());
                all.add(edit(patch));
                changes.put(
                        patch.key(),
                        Optional.of(entry.withSent(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()))));
            }
        }
        return state.with(changes);
    }

    /**
     * Forgets that it was sent: what the service refused it has not written, and taking it back leaves nothing to send.
     *
     * @param alone whether the record itself was refused: the listing before showed that nothing sent earlier was written either
     */
    static DatasetState refused(DatasetState state, List<Patch> sending, boolean alone) {
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        for (Patch patch : sending) {
            Entry entry = state.records().get(patch.key());
            if (entry != null && !entry.sent().isEmpty()) {
                changes.put(patch.key(), withoutSent(entry, edit(patch), alone));
            }
        }
        return state.with(changes);
    }

    private static Optional<Entry> withoutSent(Entry entry, Edit refused, boolean alone) {
        List<Edit> earlier = new ArrayList<>(entry.sent());
        int last = earlier.lastIndexOf(refused);
        if (last >= 0) {
            earlier.remove(last);
        }
        Entry after = entry.withSent(alone ? List.of() : earlier);
        return after.isTakenBack() ? after.known().map(Entry::of) : Optional.of(after);
    }

    /**
     * What an answer makes of the state.
     *
     * @param state afterwards
     * @param unanswered accepted edits of which the answer tells nothing
     * @param again whether there is more to pull
     */
    public record Answered(DatasetState state, Map<String, Edit> unanswered, boolean again) {}

    /** Takes over the records that UpdateRecords answered. */
    public static Answered answered(DatasetState state, List<Patch> sending, List<RemoteRecord> answer) {
        Map<String, RemoteRecord> answers = new TreeMap<>();
        answer.forEach(record -> answers.put(record.key(), record));
        Map<String, Edit> unanswered = new TreeMap<>();
        Map<String, Optional<Entry>> changes = new TreeMap<>();
        for (Patch patch : sending) {
            RemoteRecord remote = answers.remove(patch.key());
            if (remote == null) {
                unanswered.put(patch.key(), edit(patch));
            } else {
                changes.put(patch.key(), afterwards(state, edit(patch), remote));
            }
        }
        // A function at the service may change more than what was sent.
        boolean beside = answers.keySet().stream().anyMatch(state::isWaiting);
        answers.forEach((key, remote) -> {
            if (!state.isWaiting(key) && remote.syncCount() > state.syncCount()) {
                changes.put(key, Optional.of(Entry.of(remote)));
            }
        });
        long highest = answer.stream().mapToLong(RemoteRecord::syncCount).reduce(state.syncCount(), Math::max);
        // One more than what was known: nobody wrote in between. Anything else has yet to be pulled.
        boolean next = highest == state.syncCount() + 1 && !beside;
        DatasetState after = state.with(changes);
        return new Answered(
                next ? after.withSyncCount(highest) : after,
                unanswered,
                !unanswered.isEmpty() || (highest > state.syncCount() && !next));
    }

    private static Optional<Entry> afterwards(DatasetState state, Edit sent, RemoteRecord remote) {
        Optional<Entry> entry = Optional.ofNullable(state.records().get(remote.key()));
        Optional<Edit> since = entry.flatMap(Entry::edit).filter(edit -> !edit.equals(sent));
        Optional<RemoteRecord> known = entry.flatMap(Entry::known);
        boolean isKnown =
                known.filter(other -> other.syncCount() == remote.syncCount()).isPresent();
        if (remote.syncCount() <= state.syncCount() && !isKnown) {
            // Another run has got further meanwhile: this edit was accepted before that, and what became of it is
            // known.
            return since.isPresent() ? entry : known.map(Entry::of);
        }
        return Optional.of(since.filter(edit -> !edit.value().equals(remote.value()))
                .map(edit -> Entry.of(remote, edit))
                .orElseGet(() -> Entry.of(remote)));
    }

    private static Edit edit(Patch patch) {
        return new Edit(patch.value(), patch.changedAt());
    }
}
