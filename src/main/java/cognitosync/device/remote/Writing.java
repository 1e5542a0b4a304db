package cognitosync.device.remote;

import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

/**
 * Lists a dataset and writes what follows from the listing; where another device was faster, or the answer got lost, lists
 * again, a few times.
 *
 * @param dataset what is written
 * @param terminal knows how to wait
 */
public record Writing(Counterpart dataset, Terminal terminal) {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_WAIT_MILLIS = 100;

    /**
     * Writes.
     *
     * @param changes answers the patches that a listing calls for; none means that nothing needs to be written
     * @return the records as they are now, none where nothing was written
     */
    public List<RemoteRecord> write(Function<Snapshot, List<Patch>> changes) {
        List<Patch> unanswered = List.of();
        Map<String, RemoteRecord> written = new TreeMap<>();
        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = dataset.list(0);
            arrived(unanswered, snapshot).forEach(record -> written.put(record.key(), record));
            List<Patch> patches = changes.apply(snapshot).stream()
                    .filter(patch -> !written.containsKey(patch.key()))
                    .toList();
            if (patches.isEmpty()) {
                return List.copyOf(written.values());
            }
            try {
                dataset.update(snapshot.sessionToken(), patches).forEach(record -> written.put(record.key(), record));
                return List.copyOf(written.values());
            } catch (CognitoSyncException refusal) {
                if (!Refusals.isConflict(refusal) && !Refusals.isSpentSession(refusal)) {
                    throw refusal;
                }
                if (attempt == ATTEMPTS) {
                    throw gaveUp(refusal);
                }
                unanswered = Refusals.wroteNothing(refusal) ? List.of() : patches;
                terminal.pause(waiting(attempt));
            }
        }
    }

    /** What was sent without an answer and is there. */
    private static List<RemoteRecord> arrived(List<Patch> unanswered, Snapshot snapshot) {
        List<RemoteRecord> arrived = new ArrayList<>();
        for (Patch patch : unanswered) {
            snapshot.record(patch.key())
                    .filter(record -> record.syncCount() > patch.syncCount()
                            && record.value().equals(patch.value()))
                    .ifPresent(arrived::add);
        }
        return arrived;
    }

    private static DeviceException gaveUp(CognitoSyncException refusal) {
        String what = Refusals.isSpentSession(refusal)
                ? "Cognito Sync did not accept the session that it had just opened, " + ATTEMPTS
                        + " times in a row; it need not be written."
                : "Other devices kept changing the same record, " + ATTEMPTS + " times in a row; nothing was written.";
        return new DeviceException(ExitCode.NOT_WRITTEN, what + " Run the command again.", refusal);
    }

    /** Longer from time to time, and never the same for two devices. */
    public static Duration waiting(int attempt) {
        long longest = FIRST_WAIT_MILLIS << Math.min(attempt, 6);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
