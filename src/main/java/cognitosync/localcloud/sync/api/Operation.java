package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import com.fasterxml.jackson.databind.JsonNode;

/** One operation of the API; the class that implements it bears its name. */
public interface Operation {

    /** The name from the service's model. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** HTTP method. */
    String method();

    /** Path with labels. */
    RestPath path();

    /** What a policy must allow. */
    default String action() {
        return "cognito-sync:" + name();
    }

    /** The last part of the ARN that a policy must allow it on. */
    String resource(Labels labels);

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
