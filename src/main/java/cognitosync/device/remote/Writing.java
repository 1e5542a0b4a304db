package cognitosync.device.remote;

import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import software.amazon.awssdk.services.cognitosync.model.ResourceConflictException;

/**
 * Lists a dataset and writes what follows from the listing; where another device was faster, lists again, a few times.
 *
 * @param dataset what is written
 * @param terminal knows how to wait
 */
public record Writing(RemoteDataset dataset, Terminal terminal) {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_WAIT_MILLIS = 100;

    /**
     * Writes.
     *
     * @param changes answers the patches that a listing calls for; none means that nothing needs to be written
     * @return the records as they are now, none where nothing was written
     */
    public List<RemoteRecord> write(Function<Snapshot, List<Patch>> changes) {
        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = dataset.list(0);
            List<Patch> patches = changes.apply(snapshot);
            if (patches.isEmpty()) {
                return List.of();
            }
            try {
                return dataset.update(snapshot.sessionToken(), patches);
            } catch (ResourceConflictException faster) {
                if (attempt == ATTEMPTS) {
                    throw new DeviceException(
                            ExitCode.NOT_WRITTEN,
                            "Other devices kept changing the same record, " + ATTEMPTS
                                    + " times in a row; nothing was written. Run the command again.",
                            faster);
                }
                terminal.pause(waiting(attempt));
            }
        }
    }

    /** Longer from time to time, and never the same for two devices. */
    public static Duration waiting(int attempt) {
        long longest = FIRST_WAIT_MILLIS << Math.min(attempt, 6);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
