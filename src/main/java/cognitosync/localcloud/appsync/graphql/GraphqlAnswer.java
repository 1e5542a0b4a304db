package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The answer to a query or mutation.
 *
 * @param body {@code data} and {@code errors}
 * @param headers that resolvers added to the response
 */
public record GraphqlAnswer(ObjectNode body, Map<String, String> headers) {
    /** Takes a copy. */
    public GraphqlAnswer {
        headers = Map.copyOf(headers);
    }
}
