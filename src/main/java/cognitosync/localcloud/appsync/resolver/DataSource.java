package cognitosync.localcloud.appsync.resolver;

import cognitosync.localcloud.appsync.runtime.ResolverContext.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;

/** What a request handler speaks to. */
public interface DataSource {
    /** What it answers. An error is for the response handler, which may take it. */
    record Reply(JsonNode result, Optional<Failure> error) {
        /** A result without an error. */
        public static Reply of(JsonNode result) {
            return new Reply(result, Optional.empty());
        }
    }

    /**
     * A data source of type NONE: the payload of the request is the result.
     *
     * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-none.html">NONE</a>
     */
    DataSource NONE = request -> Reply.of(request.has("payload") ? request.path("payload") : NullNode.getInstance());

    /**
     * Answers what the request handler returned.
     *
     * @throws RequestException if it is not a request that the data source has
     */
    Reply invoke(JsonNode request);

    /** A request that is not sent: the field fails, and no response handler runs. */
    final class RequestException extends RuntimeException {
        /** Says what is wrong with the request. */
        public RequestException(String message) {
            super(message);
        }

        /** Says what is wrong with the request. */
        public RequestException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
