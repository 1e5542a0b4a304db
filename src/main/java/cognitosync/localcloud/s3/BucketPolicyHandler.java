package cognitosync.localcloud.s3;

import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyException;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies of buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html">AWS::S3::BucketPolicy</a>
 */
record BucketPolicyHandler(Buckets buckets) implements ResourceHandler {
    @Override
    public String type() {
        return "AWS::S3::BucketPolicy";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("Bucket", "PolicyDocument.*"), Map.of());
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("Bucket");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        String name = declaration.properties().path("Bucket").asText();
        JsonNode document = declaration.properties().path("PolicyDocument");
        Bucket bucket = buckets.find(name)
                .orElseThrow(() -> new DeploymentException("the bucket " + name + " does not exist."));
        PolicyDocument policy = parse(name, document);
        if (policy.isPublic() && bucket.publicAccess().blockPublicPolicy()) {
            throw new DeploymentException("the policy makes the bucket " + name
                    + " public, and the bucket's PublicAccessBlockConfiguration has BlockPublicPolicy (AccessDenied).");
        }
        requireOwnResources(bucket, document);
        buckets.savePolicy(name, document.toString());
        return new Resource(name, Map.of());
    }

    private static PolicyDocument parse(String bucket, JsonNode document) {
        try {
            return PolicyDocument.parse("of bucket " + bucket, PolicyKind.RESOURCE, document);
        } catch (PolicyException e) {
            throw new DeploymentException(e.getMessage(), e);
        }
    }

    private static void requireOwnResources(Bucket bucket, JsonNode document) {
        JsonNode statements = document.path("Statement");
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            JsonNode resources = statement.path("Resource");
            for (JsonNode resource : resources.isArray() ? resources : List.of(resources)) {
                String arn = resource.asText(bucket.arn());
                if (!arn.equals(bucket.arn()) && !arn.startsWith(bucket.arnOf(""))) {
                    throw new DeploymentException("the policy names the resource " + arn
                            + ", which is not in the bucket " + bucket.name() + " (MalformedPolicy).");
                }
            }
        }
    }

    @Override
    public void delete(String physicalId) {
        buckets.deletePolicy(physicalId);
    }
}
