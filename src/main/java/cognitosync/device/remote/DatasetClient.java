package cognitosync.device.remote;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.time.Pauses;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The datasets of one identity, in any backend: callers do not depend on which. If a backend refuses a request, it throws
 * a {@link SyncServiceException}.
 */
public interface DatasetClient {
    /** The changes of a dataset since that count. */
    Snapshot list(String dataset, long sinceCount);

    /** How many records an update changes at most. */
    default int patchesAtOnce() {
        return Integer.MAX_VALUE;
    }

    /** Changes records, all or none, and returns them as they are now. */
    List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches);

    /** Deletes a dataset; does nothing if there is none. */
    void delete(String dataset);

    /** All datasets of the identity; fails if one cannot be read. */
    default List<Summary> datasets() {
        return datasets(problem -> {
            throw problem;
        });
    }

    /** All datasets of the identity that can be read; takes why others cannot. */
    List<Summary> datasets(Consumer<DeviceException> unreadable);

    /** Their names, even of those that cannot be read. */
    default List<String> names() {
        return datasets().stream().map(Summary::name).toList();
    }

    /**
     * Waits for changes of a dataset; polls, if the backend does not push them.
     *
     * @param pauses between two polls
     */
    default Following follow(String dataset, Pauses pauses) {
        return (known, pause) -> {
            pauses.pause(pause);
            return Optional.empty();
        };
    }

    /**
     * A dataset in a listing.
     *
     * @param name its name
     * @param records number of records
     * @param bytes size of the records
     * @param lastModifiedDate its last change
     */
    record Summary(String name, long records, long bytes, Instant lastModifiedDate) {}
}
