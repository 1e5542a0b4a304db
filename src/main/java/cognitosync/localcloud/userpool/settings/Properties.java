package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Properties as stored text. */
final class Properties {
    private Properties() {}

    static ObjectNode parse(String stored) {
        try {
            return (ObjectNode) JsonProtocol.MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored properties are not JSON.", e);
        }
    }
}
