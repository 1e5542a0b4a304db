package cognitosync.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * A bucket whose objects anyone may read, with website endpoints. {@link SiteDeployment} fills it.
 *
 * <p>Website endpoints speak HTTP only; sign-in needs HTTPS, which the bucket's REST endpoint has: that is
 * {@link #siteUrl()}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html">Static websites on S3</a>
 */
final class Website extends Construct {
    private final Bucket bucket;

    /** @param retain whether the bucket outlives the stack and keeps old versions; otherwise it is emptied and deleted */
    record Props(boolean retain) {}

    Website(Construct scope, String id, Props props) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Bucket")
                .websiteIndexDocument(BuiltSite.INDEX)
                .websiteErrorDocument("error.html")
                .publicReadAccess(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ACLS_ONLY)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .versioned(props.retain())
                .removalPolicy(props.retain() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .autoDeleteObjects(!props.retain())
                .build();
        if (!props.retain()) {
            CustomResourceLogs.ofAutoDelete(this, "Logs");
        }
    }

    Bucket bucket() {
        return bucket;
    }

    /** HTTP address with website semantics. */
    String websiteUrl() {
        return bucket.getBucketWebsiteUrl();
    }

    /** HTTPS address of the page; the bucket's name has no dots, so the certificate of S3 covers it. */
    String siteUrl() {
        return "https://" + bucket.getBucketRegionalDomainName() + "/" + BuiltSite.INDEX;
    }
}
