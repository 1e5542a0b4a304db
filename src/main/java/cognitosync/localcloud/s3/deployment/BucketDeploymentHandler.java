package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.object.ObjectLimits;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * CDK's custom resource that fills a bucket: unpacks the sources, replaces their markers, and does what
 * {@code aws s3 sync} would do with the result.
 *
 * @param buckets where they are looked up
 * @param objects what is written
 * @param deployments what is remembered for deletion
 * @param sources what is unpacked
 * @param addresses translates addresses of AWS in files that carried markers, and in no others
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">aws_s3_deployment</a>
 */
public record BucketDeploymentHandler(
        Buckets buckets,
        BucketObjects objects,
        BucketDeployments deployments,
        DeploymentSources sources,
        LocalAddresses addresses)
        implements ResourceHandler {
    private static final String OWNED_TAG = "aws-cdk:cr-owned";

    @Override
    public String type() {
        return "Custom::CDKBucketDeployment";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "DestinationBucketArn",
                        "DestinationBucketKeyPrefix",
                        "DestinationBucketName",
                        "Exclude",
                        "Extract",
                        "Include",
                        "OutputObjectKeys",
                        "Prune",
                        "RetainOnDelete",
                        "SourceBucketNames",
                        "SourceMarkers.*",
                        "SourceMarkersConfig.jsonEscape",
                        "SourceObjectKeys",
                        "SystemMetadata.cache-control",
                        "SystemMetadata.content-disposition",
                        "SystemMetadata.content-encoding",
                        "SystemMetadata.content-language",
                        "SystemMetadata.content-type",
                        "UserMetadata.*"),
                Map.of(
                        "ServiceToken", "the local cloud implements the resource itself, without the function",
                        "SignContent", "nothing is uploaded over a network",
                        "WaitForDistributionInvalidation", "there is no distribution to wait for"));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        return prepare(declaration).get();
    }

    /** Unpacks the sources; a folder among them is published to the asset bucket, which holds files of every deployment. */
    @Override
    public Supplier<Resource> prepare(Declaration declaration) {
        DeploymentRequest request = DeploymentRequest.parse(declaration.properties());
        if (buckets.find(request.bucket()).isEmpty()) {
            throw new DeploymentException("the destination bucket " + request.bucket() + " does not exist.");
        }
        List<BucketObjects.Upload> uploads = uploads(declaration.stack().name(), request);
        return () -> put(declaration, request, uploads);
    }

    private Resource put(Declaration declaration, DeploymentRequest request, List<BucketObjects.Upload> uploads) {
        String id = declaration
                .existing()
                .map(Resource::physicalId)
                .orElseGet(() -> "aws.cdk.s3deployment." + UUID.randomUUID());
        deleteEarlierDestination(id, request);
        Set<String> kept = new HashSet<>();
        uploads.forEach(upload -> kept.add(upload.key()));
        objects.sync(
                request.bucket(),
                uploads,
                key -> request.prune()
                        && key.startsWith(request.prefix())
                        && request.filter().test(key.substring(request.prefix().length()))
                        && !kept.contains(key));
        deployments.save(id, new BucketDeployments.Destination(request.bucket(), request.prefix(), request.retained()));
        return new Resource(id, attributes(declaration.properties()));
    }

    private void deleteEarlierDestination(String id, DeploymentRequest request) {
        Optional<BucketDeployments.Destination> earlier = deployments
                .find(id)
                .filter(destination -> !destination.bucket().equals(request.bucket())
                        || !destination.prefix().equals(request.prefix()));
        if (earlier.isPresent() && !request.retained()) {
            objects.deleteAll(earlier.get().bucket(), earlier.get().prefix());
        }
    }

    private List<BucketObjects.Upload> uploads(String stack, DeploymentRequest request) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        DeploymentBudget budget = new DeploymentBudget();
        request.sources().forEach(source -> files.putAll(files(stack, source, budget)));
        List<BucketObjects.Upload> uploads = new ArrayList<>();
        files.forEach((path, bytes) -> {
            if (request.filter().test(path)) {
                TreeMap<String, String> headers = new TreeMap<>(request.headers());
                headers.putIfAbsent("content-type", ContentTypes.guess(path));
                requireLimits(request.prefix() + path, headers);
                uploads.add(new BucketObjects.Upload(request.prefix() + path, bytes, headers));
            }
        });
        return uploads;
    }

    private static void requireLimits(String key, Map<String, String> headers) {
        try {
            ObjectLimits.requireKey(key);
            ObjectLimits.requireMetadata(headers);
        } catch (S3Exception e) {
            throw new DeploymentException(
                    "the object " + key + " could not be stored: " + e.error().message() + " ("
                            + e.error().code() + ").",
                    e);
        }
    }

    private Map<String, byte[]> files(String stack, DeploymentRequest.Source source, DeploymentBudget budget) {
        Map<String, byte[]> files = sources.files(source.bucketName(), source.objectKey(), budget);
        files.replaceAll((path, bytes) -> {
            Markers.Replaced replaced = source.markers().replace(bytes, budget);
            return replaced.carried() ? translated(stack, replaced.bytes()) : bytes;
        });
        return files;
    }

    // Addresses are ASCII; read as Latin-1, every other byte survives.
    private byte[] translated(String stack, byte[] bytes) {
        return addresses
                .toLocal(stack, new String(bytes, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, JsonNode> attributes(JsonNode properties) {
        ArrayNode none = JsonNodeFactory.instance.arrayNode();
        boolean output = properties.path("OutputObjectKeys").asText("true").equals("true");
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        attributes.put("SourceObjectKeys", output ? properties.path("SourceObjectKeys") : none);
        if (properties.has("DestinationBucketArn")) {
            attributes.put("DestinationBucketArn", properties.get("DestinationBucketArn"));
        }
        return attributes;
    }

    @Override
    public void delete(String physicalId) {
        deployments
                .find(physicalId)
                .filter(destination -> !destination.retained() && !isOwned(destination))
                .ifPresent(destination -> objects.deleteAll(destination.bucket(), destination.prefix()));
        deployments.delete(physicalId);
    }

    // The tag means that a deployment of the current template fills this bucket and handles the remaining objects.
    private boolean isOwned(BucketDeployments.Destination destination) {
        String prefix = destination.prefix();
        String tag = prefix.isEmpty() ? OWNED_TAG : OWNED_TAG + ":" + prefix.substring(0, prefix.length() - 1);
        return buckets.find(destination.bucket()).stream()
                .flatMap(bucket -> bucket.tags().keySet().stream())
                .anyMatch(name -> name.startsWith(tag));
    }
}
