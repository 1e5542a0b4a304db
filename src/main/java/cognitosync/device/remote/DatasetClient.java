package cognitosync.device.remote;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The datasets of one identity, in whichever backend they are: nothing above it knows which. What a backend refuses is thrown
 * as a {@link SyncServiceException}.
 */
public interface DatasetClient {
    /** What has changed in a dataset since that count. */
    Snapshot list(String dataset, long sinceCount);

    /** Changes records, all or none, and answers them as they are now. */
    List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches);

    /** Deletes a dataset; where it is not there, all is well. */
    void delete(String dataset);

    /** All datasets of the identity. */
    List<Summary> datasets();

    /**
     * What a listing tells of a dataset.
     *
     * @param name its name
     * @param records how many it has
     * @param bytes what they weigh
     * @param lastModifiedDate its last change
     */
    record Summary(String name, long records, long bytes, Instant lastModifiedDate) {}
}
