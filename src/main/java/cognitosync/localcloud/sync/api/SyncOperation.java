package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.gateway.Operation;
import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import com.fasterxml.jackson.databind.JsonNode;

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
}
