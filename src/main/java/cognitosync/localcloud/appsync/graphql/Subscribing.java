package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** How a request to subscribe ends. */
public sealed interface Subscribing {
    /** It begins. */
    record Started(Subscription subscription) implements Subscribing {}

    /**
     * It does not.
     *
     * @param errors in AppSync's form
     */
    record Refused(ArrayNode errors) implements Subscribing {}
}
