package cognitosync.device.remote;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The datasets of one identity, in any backend: callers do not depend on which. If a backend refuses a request, it throws
 * a {@link SyncServiceException}.
 */
public interface DatasetClient {
    /** The changes of a dataset since that count. */
    Snapshot list(String dataset, long sinceCount);

    /** Changes records, all or none, and returns them as they are now. */
    List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches);

    /** Deletes a dataset; does nothing if there is none. */
    void delete(String dataset);

    /** All datasets of the identity. */
    List<Summary> datasets();

    /** Their names, even of those that cannot be read. */
    default List<String> names() {
        return datasets().stream().map(Summary::name).toList();
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
