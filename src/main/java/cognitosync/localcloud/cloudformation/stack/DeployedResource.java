package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource of a stack as it was made.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::S3::Bucket}
 * @param resource what exists
 * @param properties resolved
 * @param retained whether it outlives its place in the template
 */
public record DeployedResource(
        String logicalId, String type, Resource resource, ObjectNode properties, boolean retained) {
    /** In the same order, to be found. */
    static Map<String, DeployedResource> byLogicalId(List<DeployedResource> resources) {
        Map<String, DeployedResource> all = new LinkedHashMap<>();
        resources.forEach(resource -> all.put(resource.logicalId(), resource));
        return all;
    }
}
