package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A subscription that may begin.
 *
 * @param field of the type Subscription
 * @param arguments as the field got them, default values included
 * @param mutations that it listens to
 * @param extensions that its resolver called: {@code setSubscriptionFilter}, {@code setSubscriptionInvalidationFilter}
 * @param selection what it selects of a mutation's result
 */
public record Subscription(
        String field,
        ObjectNode arguments,
        List<String> mutations,
        List<Extension> extensions,
        UnaryOperator<ObjectNode> selection) {
    /** Takes copies. */
    public Subscription {
        mutations = List.copyOf(mutations);
        extensions = List.copyOf(extensions);
    }

    /** What the subscriber gets of a mutation's result: {@code data}, and {@code errors} where there are some. */
    public ObjectNode payload(ObjectNode mutationResult) {
        return selection.apply(mutationResult);
    }
}
