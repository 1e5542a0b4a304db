package cognitosync.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
        String logicalId, String type, Resource resource, ObjectNode properties, boolean retained) {}
