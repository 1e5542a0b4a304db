package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.gateway.Gate.Operation;
import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One operation of the API. */
public interface SyncOperation extends Operation<Labels> {

    /** Whether {@code ResourceNotFoundException} is among its errors. */
    default boolean reportsNotFound() {
        return true;
    }

    /** Whose credentials may call it. */
    default AllowedCredentials callable() {
        return AllowedCredentials.BY_ANYONE;
    }

    /**
     * The body of its answer.
     *
     * @throws cognitosync.localcloud.protocol.AwsException with one of its errors
     */
    JsonNode answer(Call call);

    /** An operation whose path names a dataset, which is also its resource. */
    interface DatasetOperation extends SyncOperation {
        @Override
        default Optional<String> resource(Labels labels) {
            return Optional.of(labels.datasetArn(labels.dataset().datasetName()));
        }
    }

    /** An operation on a whole identity pool, which only developers may call. */
    interface PoolOperation extends SyncOperation {
        @Override
        default Optional<String> resource(Labels labels) {
            return Optional.of(labels.poolArn());
        }

        @Override
        default AllowedCredentials callable() {
            return AllowedCredentials.BY_DEVELOPER;
        }
    }

    /** An operation on the subscription of a device to a dataset, which only the identity itself may call. */
    interface SubscriptionOperation extends DatasetOperation {
        @Override
        default AllowedCredentials callable() {
            return AllowedCredentials.BY_IDENTITY;
        }
    }
}
