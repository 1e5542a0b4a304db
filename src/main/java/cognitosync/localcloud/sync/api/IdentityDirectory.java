package cognitosync.localcloud.sync.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Cognito Sync asks about the identity pools of the account; it keeps no list of its own. */
public interface IdentityDirectory {
    /**
     * A pool whose stored data is counted.
     *
     * @param id region, colon, UUID
     * @param createdAt when it was made
     */
    record Pool(String id, Instant createdAt) {}

    /** The pool of that id. */
    Optional<Pool> pool(String poolId);

    /** The pools by id, from the first behind the given one. */
    List<Pool> poolsAfter(String poolId, int limit);

    /** Whether the identity belongs to the pool, and was neither deleted nor merged into another. */
    boolean isActive(String poolId, String identityId);
}
