package cognitosync.device.remote;

import java.util.Collection;
import java.util.List;

/** The dataset that a local copy is made one with: Cognito Sync's, or one that a test plays. */
public interface Counterpart {
    /** What has changed since that count. */
    Snapshot list(long sinceCount);

    /** A dataset beside it, of the same identity. */
    Counterpart beside(String name);

    /** Deletes it; where it is not there, all is well. */
    void delete();

    /** Changes records, all or none, and answers them as they are now. */
    List<RemoteRecord> update(String sessionToken, Collection<Patch> patches);
}
