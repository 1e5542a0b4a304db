package cognitosync.localcloud.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the template says of one resource, every intrinsic resolved.
 *
 * @param stack the stack it belongs to
 * @param logicalId its name in the template
 * @param properties its properties; strings, booleans and numbers arrive as the template's JSON has them
 * @param existing what an earlier deployment made of this logical id and type
 */
public record Declaration(StackIdentity stack, String logicalId, ObjectNode properties, Optional<Resource> existing) {
    /** The physical id that exists, or the one given. */
    public String physicalIdOr(String made) {
        return existing.map(Resource::physicalId).orElse(made);
    }
}
