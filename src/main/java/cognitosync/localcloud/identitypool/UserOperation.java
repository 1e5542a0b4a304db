package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonOperation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An operation of users: it needs no signature, the logins prove who asks. */
interface UserOperation extends JsonOperation {
    @Override
    default boolean isSigned() {
        return false;
    }

    @Override
    default Optional<String> resource(ObjectNode input) {
        return Optional.empty();
    }
}
