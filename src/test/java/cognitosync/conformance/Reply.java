package cognitosync.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client made of a response. */
sealed interface Reply {

    /**
     * A success.
     *
     * @param output without what is absent
     * @param requestId as the client tells it
     */
    record Output(ObjectNode output, String requestId) implements Reply {}

    /**
     * An error of the service.
     *
     * @param status HTTP status
     * @param code name of the error
     * @param thrown name of the class that the client throws for it
     * @param message the service's
     * @param requestId as the client tells it
     */
    record Refusal(int status, String code, String thrown, String message, String requestId) implements Reply {}
}
