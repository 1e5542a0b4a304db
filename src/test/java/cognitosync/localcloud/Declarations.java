package cognitosync.localcloud;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Resources as a template declares them in {@link TestAccount#STACK}, and the handlers that deploy them. */
public final class Declarations {
    private Declarations() {}

    /** A resource of that logical id with properties in JSON, new where none exists. */
    public static Declaration of(String logicalId, String properties, Optional<Resource> existing) {
        return new Declaration(TestAccount.STACK, logicalId, json(properties), existing);
    }

    /** A resource that does not exist yet. */
    public static Declaration of(String logicalId, String properties) {
        return of(logicalId, properties, Optional.empty());
    }

    /** The handler of a resource type. */
    public static ResourceHandler handler(List<? extends ResourceHandler> handlers, String type) {
        return handlers.stream()
                .filter(handler -> handler.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** An object in JSON. */
    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonProtocol.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
