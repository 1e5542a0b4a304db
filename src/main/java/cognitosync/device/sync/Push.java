package cognitosync.device.sync;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Creates the patches of an update, and applies its response. */
public final class Push {
    /** How many unanswered edits of a record are kept. */
    private static final int REMEMBERED = 8;

    private Push() {}

    /** All pending edits, except those in conflict. */
    public static List<Patch> patches(State state) {
        List<Patch> patches = new ArrayList<>();
        state.records().forEach((key, entry) -> {
            if (entry.theirs().isEmpty()) {
                long count = entry.remote().map(RemoteRecord::syncCount).orElse(0L);
                entry.edit().ifPresent(edit -> patches.add(new Patch(key, edit.value(), count, edit.at())));
            }
        });
        return patches;
    }

    /** Records the edits before they are sent: if the response is lost, our own write is not taken for a conflict later. */
    public static State sent(State state, List<Patch> sending) {
        Map<String, Entry> changes = new TreeMap<>();
        for (Patch patch : sending) {
            Entry entry = state.records().get(patch.key());
            if (entry != null) {
                List<Edit> all = new ArrayList<>(entry.sent());
                all.add(edit(patch));
                changes.put(patch.key(), entry.withSent(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
            }
        }
        return state.withEntries(changes);
    }

    /**
     * Forgets edits that were sent but rejected: the service has not written them, and undoing them leaves nothing to
     * send. Earlier requests without a response stay: the service may still write them.
     */
    static State unsent(State state, List<Patch> sending) {
        Map<String, Entry> changes = new TreeMap<>();
        for (Patch patch : sending) {
            Entry entry = state.entry(patch.key());
            if (!entry.sent().isEmpty()) {
                changes.put(patch.key(), withoutSending(entry, edit(patch)));
            }
        }
        return state.withEntries(changes);
    }

    private static Entry withoutSending(Entry entry, Edit refused) {
        List<Edit> earlier = new ArrayList<>(entry.sent());
        int last = earlier.lastIndexOf(refused);
        if (last >= 0) {
            earlier.remove(last);
        }
        return entry.withSent(earlier).settled();
    }

    /**
     * The result of a response.
     *
     * @param state afterwards
     * @param unanswered accepted edits whose records are not in the response
     * @param again whether there is more to pull
     */
    public record Answered(State state, Map<String, Edit> unanswered, boolean again) {}

    /** Applies the records in the response of UpdateRecords. */
    public static Answered answered(State state, List<Patch> sending, List<RemoteRecord> answer) {
        Map<String, RemoteRecord> answers = new TreeMap<>();
        answer.forEach(record -> answers.put(record.key(), record));
        Map<String, Edit> unanswered = new TreeMap<>();
        Map<String, Entry> changes = new TreeMap<>();
        for (Patch patch : sending) {
            RemoteRecord remote = answers.remove(patch.key());
            if (remote == null) {
                unanswered.put(patch.key(), edit(patch));
            } else {
                changes.put(patch.key(), afterwards(state, edit(patch), remote));
            }
        }
        // A sync trigger of the service may change other records, too.
        boolean beside = answers.keySet().stream().anyMatch(state::isWaiting);
        answers.forEach((key, remote) -> {
            if (!state.isWaiting(key) && remote.syncCount() > state.syncCount()) {
                changes.put(key, Entry.of(remote));
            }
        });
        long highest = answer.stream().mapToLong(RemoteRecord::syncCount).reduce(state.syncCount(), Math::max);
        // One more than the known count: no other write was in between. Otherwise, pull first.
        boolean next = highest == state.syncCount() + 1 && !beside;
        State after = state.withEntries(changes);
        return new Answered(
                next ? after.withSyncCount(highest) : after,
                unanswered,
                !unanswered.isEmpty() || (highest > state.syncCount() && !next));
    }

    private static Entry afterwards(State state, Edit sent, RemoteRecord remote) {
        Entry entry = state.entry(remote.key());
        Optional<Edit> since = entry.edit().filter(edit -> !edit.equals(sent));
        boolean isKnown = entry.known()
                .filter(other -> other.syncCount() == remote.syncCount())
                .isPresent();
        if (remote.syncCount() <= state.syncCount() && !isKnown) {
            // Another run has already pulled a later state, which includes this edit.
            return since.isPresent() ? entry : entry.withoutEdit();
        }
        return since.filter(edit -> !edit.value().equals(remote.value()))
                .map(edit -> Entry.of(remote, edit))
                .orElseGet(() -> Entry.of(remote));
    }

    static Edit edit(Patch patch) {
        return new Edit(patch.value(), patch.changedAt());
    }
}
