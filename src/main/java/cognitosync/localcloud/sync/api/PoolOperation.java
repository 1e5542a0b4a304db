package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;

/** An operation on a whole identity pool, which only developers may call. */
public interface PoolOperation extends Operation {
    @Override
    default String resource(Labels labels) {
        return labels.poolResource();
    }

    @Override
    default AllowedCredentials callable() {
        return AllowedCredentials.BY_DEVELOPER;
    }
}
