package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource as the template declares it.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::S3::Bucket}
 * @param source its properties as written
 * @param properties its properties as expressions
 * @param condition it exists only where this condition is true
 * @param dependsOn logical ids of resources that are deployed before
 * @param onDelete its DeletionPolicy
 * @param onReplace its UpdateReplacePolicy
 * @param constructPath where the CDK app made it, or empty
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html">Resources</a>
 */
public record TemplateResource(
        String logicalId,
        String type,
        JsonNode source,
        Expression.ObjectOf properties,
        Optional<String> condition,
        List<String> dependsOn,
        Retention onDelete,
        Retention onReplace,
        String constructPath) {
    private static final Set<String> MEMBERS =
            Set.of("Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    static TemplateResource parse(String logicalId, JsonNode node, String constructPath) {
        Template.requireKnown("resource " + logicalId, node, MEMBERS);
        JsonNode source = node.has("Properties") ? node.get("Properties") : JsonNodeFactory.instance.objectNode();
        if (!(Expressions.values("Resources." + logicalId).parse(source) instanceof Expression.ObjectOf properties)) {
            throw new DeploymentException("The properties of the resource " + logicalId + " are not an object.");
        }
        return new TemplateResource(
                logicalId,
                node.path("Type").asText(),
                source,
                properties,
                Optional.ofNullable(node.get("Condition")).map(JsonNode::asText),
                dependsOn(node.path("DependsOn")),
                retention(logicalId, node, "DeletionPolicy"),
                retention(logicalId, node, "UpdateReplacePolicy"),
                node.path("Metadata").path("aws:cdk:path").asText(constructPath));
    }

    private static List<String> dependsOn(JsonNode node) {
        List<String> dependsOn = new ArrayList<>();
        if (node.isTextual()) {
            dependsOn.add(node.asText());
        }
        node.forEach(each -> dependsOn.add(each.asText()));
        return List.copyOf(dependsOn);
    }

    // The exception is for what an operation made, which what it replaced is not.
    private static Retention retention(String logicalId, JsonNode node, String policy) {
        String written = node.path(policy).asText("Delete");
        if (written.equals("RetainExceptOnCreate") && policy.equals("DeletionPolicy")) {
            return Retention.RETAIN_EXCEPT_ON_CREATE;
        }
        return switch (written) {
            case "Delete" -> Retention.DELETE;
            case "Retain" -> Retention.RETAIN;
            default ->
                throw new DeploymentException("The resource " + logicalId + " has the " + policy + " "
                        + node.get(policy) + ", which is not supported.");
        };
    }

    /** Logical id, and the construct path where it is known. */
    public String describe() {
        return logicalId + (constructPath.isEmpty() ? "" : " (" + constructPath + ")");
    }

    /**
     * The deletion policy of a resource.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">DeletionPolicy</a>
     */
    public enum Retention {
        /** It is deleted. */
        DELETE,
        /** It stays. */
        RETAIN,
        /** It stays, unless what made it is rolled back. */
        RETAIN_EXCEPT_ON_CREATE;

        /** The policy in an operation with RetainExceptOnCreate. */
        public Retention exceptOnCreate() {
            return this == RETAIN ? RETAIN_EXCEPT_ON_CREATE : this;
        }

        /**
         * Whether a rollback keeps the resource.
         *
         * @param createdByThisOperation created by the operation that is rolled back
         */
        public boolean retains(boolean createdByThisOperation) {
            return this == RETAIN || (this == RETAIN_EXCEPT_ON_CREATE && !createdByThisOperation);
        }
    }
}
