package cognitosync.localcloud.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What exists.
 *
 * @param physicalId answers {@code Ref}, through {@link ResourceHandler#reference}
 * @param attributes answer {@code Fn::GetAtt}
 */
public record Resource(String physicalId, Map<String, JsonNode> attributes) {
    /** Takes a copy. */
    public Resource {
        attributes = Map.copyOf(attributes);
    }
}
