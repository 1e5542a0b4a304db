package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Receives what mutations did, for those who subscribe to it. Called on the thread of the mutation, which does not wait. */
public interface Publications {
    /** Publishes nothing. */
    Publications NONE = new Publications() {
        @Override
        public void published(String apiId, String mutationField, ObjectNode selectedResult) {
            // Nobody subscribes.
        }

        @Override
        public void invalidated(String apiId, JsonNode invalidation) {
            // Nobody subscribes.
        }
    };

    /**
     * A mutation has succeeded.
     *
     * @param mutationField its field
     * @param selectedResult the fields that its selection has, by their own names
     */
    void published(String apiId, String mutationField, ObjectNode selectedResult);

    /**
     * A handler called {@code extensions.invalidateSubscriptions}.
     *
     * @param invalidation its argument, with {@code subscriptionField} and {@code payload}
     * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html">Extensions</a>
     */
    void invalidated(String apiId, JsonNode invalidation);
}
