package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import java.util.Optional;

/** An operation on a whole identity pool, which only developers may call. */
public interface PoolOperation extends SyncOperation {
    @Override
    default Optional<String> resource(Labels labels) {
        return Optional.of(labels.poolArn());
    }

    @Override
    default AllowedCredentials callable() {
        return AllowedCredentials.BY_DEVELOPER;
    }
}
