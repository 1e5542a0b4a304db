package cognitosync.localcloud.identitypool;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the API. */
interface Operation {
    /** Its name, as in {@code X-Amz-Target}. */
    String name();

    /**
     * Answers a request.
     *
     * @throws cognitosync.localcloud.protocol.AwsException with the code that AWS defines
     */
    ObjectNode answer(ObjectNode input);
}
