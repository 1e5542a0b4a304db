package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.gateway.Gate.Access;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** An operation of the API. The implementing class has its name. */
public interface DynamoDbOperation {
    /** The name in the service's model. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Reads and validates a request by itself. Nothing is looked up except the key schemas of tables. */
    PreparedCall prepare(Input input);

    /**
     * A validated request.
     *
     * @param accesses that the caller needs
     * @param answer performs the request
     */
    record PreparedCall(List<Access> accesses, Supplier<ObjectNode> answer) {
        public PreparedCall {
            accesses = List.copyOf(accesses);
        }
    }
}
