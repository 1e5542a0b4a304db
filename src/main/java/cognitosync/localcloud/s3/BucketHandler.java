package cognitosync.localcloud.s3;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html">AWS::S3::Bucket</a>
 */
record BucketHandler(Buckets buckets) implements ResourceHandler {
    private static final String NO_ACLS = "there are no ACLs here";

    // Regions from before 2014 separate the region with a hyphen.
    // https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints
    private static final Set<String> HYPHENATED = Set.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "eu-west-1",
            "sa-east-1",
            "us-gov-west-1");

    @Override
    public String type() {
        return "AWS::S3::Bucket";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "BucketName",
                        "PublicAccessBlockConfiguration.BlockPublicPolicy",
                        "PublicAccessBlockConfiguration.RestrictPublicBuckets",
                        "Tags.Key",
                        "Tags.Value",
                        "WebsiteConfiguration.ErrorDocument",
                        "WebsiteConfiguration.IndexDocument"),
                Map.of(
                        "BucketEncryption.*", "at rest, objects lie in a file that only its owner can read",
                        "OwnershipControls.Rules.ObjectOwnership", NO_ACLS,
                        "PublicAccessBlockConfiguration.BlockPublicAcls", NO_ACLS,
                        "PublicAccessBlockConfiguration.IgnorePublicAcls", NO_ACLS,
                        "VersioningConfiguration.Status", "versions of objects are not kept"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("BucketName");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        JsonNode properties = declaration.properties();
        String name = name(declaration);
        boolean mine = declaration
                .existing()
                .map(existing -> existing.physicalId().equals(name))
                .orElse(false);
        if (!mine && buckets.find(name).isPresent()) {
            throw new DeploymentException("a bucket " + name + " exists already. Choose another BucketName.");
        }
        Bucket bucket = new Bucket(
                name,
                declaration.stack().region(),
                website(properties.path("WebsiteConfiguration")),
                publicAccess(properties.path("PublicAccessBlockConfiguration")),
                tags(properties.path("Tags")));
        buckets.save(bucket);
        return new Resource(name, attributes(bucket));
    }

    private static String name(Declaration declaration) {
        JsonNode given = declaration.properties().path("BucketName");
        if (given.isMissingNode()) {
            return declaration.existing().map(Resource::physicalId).orElseGet(() -> declaration
                    .newName(63)
                    .toLowerCase(Locale.ROOT));
        }
        if (!given.asText().matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new DeploymentException("the BucketName " + given.asText()
                    + " is not valid. Use 3 to 63 lower-case letters, digits, dots and hyphens.");
        }
        return given.asText();
    }

    private static Optional<Bucket.WebsiteConfiguration> website(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String index = node.path("IndexDocument").asText();
        if (index.isEmpty() || index.contains("/")) {
            throw new DeploymentException("WebsiteConfiguration needs an IndexDocument without a slash.");
        }
        return Optional.of(new Bucket.WebsiteConfiguration(
                index, Optional.ofNullable(node.get("ErrorDocument")).map(JsonNode::asText)));
    }

    // A bucket that says nothing blocks everything, as every bucket does since April 2023.
    private static Bucket.PublicAccessBlock publicAccess(JsonNode node) {
        boolean unsaid = node.isMissingNode();
        return new Bucket.PublicAccessBlock(
                node.path("BlockPublicPolicy").asBoolean(unsaid),
                node.path("RestrictPublicBuckets").asBoolean(unsaid));
    }

    private static Map<String, String> tags(JsonNode node) {
        Map<String, String> tags = new LinkedHashMap<>();
        node.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    private static Map<String, JsonNode> attributes(Bucket bucket) {
        String name = bucket.name();
        String region = bucket.region();
        String separator = HYPHENATED.contains(region) ? "-" : ".";
        return Map.of(
                "Arn", TextNode.valueOf(bucket.arn()),
                "DomainName", TextNode.valueOf(name + ".s3.amazonaws.com"),
                "DualStackDomainName", TextNode.valueOf(name + ".s3.dualstack." + region + ".amazonaws.com"),
                "RegionalDomainName", TextNode.valueOf(name + ".s3." + region + ".amazonaws.com"),
                "WebsiteURL",
                        TextNode.valueOf("http://" + name + ".s3-website" + separator + region + ".amazonaws.com"));
    }

    @Override
    public void delete(String physicalId) {
        buckets.delete(physicalId);
    }
}
