package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.http.WebSocketSession.Backlog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connection as it is now.
 *
 * @param apiId the API
 * @param caller who connected
 * @param since when
 * @param backlog what the client has not read yet
 * @param subscriptions in the order in which they began
 */
public record OpenConnection(
        String apiId, Caller caller, Instant since, Backlog backlog, List<OpenSubscription> subscriptions) {
    /** Takes a copy. */
    public OpenConnection {
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * A subscription as it is now.
     *
     * @param id given by the client
     * @param caller who began it
     * @param field of the type Subscription
     * @param arguments as its field got them
     * @param filter that its resolver set, if it did
     * @param since when it began
     * @param messages how many mutations were published to it
     */
    public record OpenSubscription(
            String id,
            Caller caller,
            String field,
            ObjectNode arguments,
            Optional<JsonNode> filter,
            Instant since,
            long messages) {}
}
