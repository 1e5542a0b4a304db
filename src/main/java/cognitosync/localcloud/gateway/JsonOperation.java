package cognitosync.localcloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One operation of an API that speaks AWS JSON. */
public interface JsonOperation extends Operation<ObjectNode> {
    /** Whether it must be signed. */
    default boolean isSigned() {
        return true;
    }

    /** Those without a resource of their own must be allowed on all. */
    @Override
    default Optional<String> resource(ObjectNode input) {
        return Optional.of("*");
    }

    /**
     * Does it.
     *
     * @throws cognitosync.localcloud.protocol.AwsException with a code that AWS defines
     */
    ObjectNode answer(ObjectNode input);
}
