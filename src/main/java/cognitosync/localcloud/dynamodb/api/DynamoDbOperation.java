package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.gateway.Gate.Access;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** One operation of the API; the class that implements it bears its name. */
public interface DynamoDbOperation {
    /** The name from the service's model. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Reads a request: what it says is checked, nothing is looked up but the keys of tables. */
    PreparedCall prepare(Input input);

    /**
     * A request that has been read.
     *
     * @param accesses what the caller must be allowed
     * @param answer does it
     */
    record PreparedCall(List<Access> accesses, Supplier<ObjectNode> answer) {
        public PreparedCall {
            accesses = List.copyOf(accesses);
        }
    }
}
