package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * How a pool is configured.
 *
 * @param version counts its changes, 0 before the first
 * @param pushSync where push synchronization is set up
 * @param streams where a stream is set up
 */
record PoolConfiguration(long version, Optional<PushSync> pushSync, Optional<CognitoStreams> streams) {
    static final PoolConfiguration NONE = new PoolConfiguration(0, Optional.empty(), Optional.empty());

    /** With what is given; an empty structure takes its part away, an absent one leaves it as it is. */
    PoolConfiguration with(Optional<PushSync> givenPush, Optional<CognitoStreams> givenStreams) {
        return new PoolConfiguration(
                version + 1,
                givenPush.isPresent() ? givenPush.filter(push -> !push.isEmpty()) : pushSync,
                givenStreams.isPresent() ? givenStreams.filter(given -> !given.isEmpty()) : streams);
    }

    /** Whether updates are streamed, without which there is nothing to publish to. */
    boolean isStreaming() {
        return streams.filter(CognitoStreams::isEnabled).isPresent();
    }

    /** The push synchronization of a pool that devices may use, or the error that they get. */
    PushSync requirePush(String poolId) {
        return pushSync.orElseThrow(() -> SyncErrors.invalidConfiguration("Identity pool '" + poolId
                + "' has no push synchronization; set ApplicationArns with SetIdentityPoolConfiguration."));
    }

    /** The answer of both operations on it. */
    ObjectNode answer(String poolId) {
        ObjectNode answer = Shapes.structure().put("IdentityPoolId", poolId);
        pushSync.ifPresent(push -> answer.set("PushSync", push.json()));
        streams.ifPresent(given -> answer.set("CognitoStreams", given.json()));
        return answer;
    }
}
