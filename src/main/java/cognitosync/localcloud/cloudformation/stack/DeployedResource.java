package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.Resource;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource of a stack as it was deployed.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::S3::Bucket}
 * @param resource physical id and attributes
 * @param properties resolved
 * @param retained whether it stays when the template no longer has it
 */
public record DeployedResource(
        String logicalId, String type, Resource resource, ObjectNode properties, boolean retained) {
    /** Those resources by logical id, in their order. */
    static Map<String, DeployedResource> byLogicalId(List<DeployedResource> resources) {
        Map<String, DeployedResource> all = new LinkedHashMap<>();
        resources.forEach(resource -> all.put(resource.logicalId(), resource));
        return all;
    }

    /** Type and physical id, which two logical ids can have in common. */
    String physicalKey() {
        return physicalKey(type, resource.physicalId());
    }

    static String physicalKey(String type, String physicalId) {
        return type + " " + physicalId;
    }

    static Set<String> physicalKeys(Stream<DeployedResource> resources) {
        return resources.map(DeployedResource::physicalKey).collect(Collectors.toSet());
    }
}
