package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.Buckets;
import java.util.Map;
import java.util.Set;

/**
 * CDK's custom resource that empties a bucket before it is deleted: only where the bucket still carries the tag, so that a
 * bucket that will be retained keeps its objects.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3.Bucket.html">autoDeleteObjects</a>
 */
public record AutoDeleteObjectsHandler(Buckets buckets, BucketObjects objects) implements ResourceHandler {
    private static final String TAG = "aws-cdk:auto-delete-objects";

    @Override
    public String type() {
        return "Custom::S3AutoDeleteObjects";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of("BucketName"),
                Map.of("ServiceToken", "the local cloud implements the resource itself, without the function"));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        return new Resource(declaration.properties().path("BucketName").asText(), Map.of());
    }

    @Override
    public void delete(String physicalId) {
        boolean tagged = buckets.find(physicalId)
                .map(bucket -> "true".equals(bucket.tags().get(TAG)))
                .orElse(false);
        if (tagged) {
            objects.deleteAll(physicalId, "");
        }
    }
}
