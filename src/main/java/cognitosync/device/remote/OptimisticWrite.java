package cognitosync.device.remote;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.time.Pauses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lists a dataset and writes the changes that follow from it; retries a few times from the listing on, if another device
 * was faster or the response was lost.
 *
 * @param client of the identity
 * @param dataset to write to
 * @param pauses between two attempts
 */
public record OptimisticWrite(DatasetClient client, String dataset, Pauses pauses) {
    /**
     * Writes.
     *
     * @param changes returns the patches for a listing; none if there is nothing to write
     * @return the written records as they are now
     */
    public List<RemoteRecord> write(Function<Snapshot, List<Patch>> changes) {
        List<Patch> unanswered = List.of();
        Map<String, RemoteRecord> written = new TreeMap<>();
        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = client.list(dataset, 0);
            arrived(unanswered, snapshot).forEach(record -> written.put(record.key(), record));
            List<Patch> waiting = changes.apply(snapshot).stream()
                    .filter(patch -> !written.containsKey(patch.key()))
                    .toList();
            if (waiting.isEmpty()) {
                return List.copyOf(written.values());
            }
            List<Patch> patches = waiting.subList(0, Math.min(waiting.size(), client.patchesAtOnce()));
            try {
                client.update(dataset, snapshot.sessionToken(), patches)
                        .forEach(record -> written.put(record.key(), record));
                if (patches.size() == waiting.size()) {
                    return List.copyOf(written.values());
                }
                attempt = 0;
                unanswered = List.of();
            } catch (SyncServiceException refusal) {
                if (!refusal.isConflict() && !refusal.isSpentSession()) {
                    throw refusal;
                }
                if (attempt == Retries.ATTEMPTS) {
                    throw gaveUp(refusal);
                }
                unanswered = refusal.isDefinite() ? List.of() : patches;
                pauses.pause(Retries.backoff(attempt));
            }
        }
    }

    /** Patches without a response that the service has applied. */
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

    private static DeviceException gaveUp(SyncServiceException refusal) {
        String what = refusal.isSpentSession()
                ? Messages.text("write.session", Retries.ATTEMPTS)
                : Messages.text("write.conflict", Retries.ATTEMPTS);
        return new DeviceException(DeviceException.Kind.WRITE_CONFLICT, what, refusal);
    }
}
