package cognitosync.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The website: a bucket whose objects anyone may read, and the two deployments that fill it.
 *
 * <p>Website endpoints speak HTTP only; sign-in needs HTTPS, which the bucket's REST endpoint has: that is
 * {@link #siteUrl()}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html">Static websites on S3</a>
 */
final class Website extends Construct {
    private static final String ASSETS = "assets";

    private final Bucket bucket;
    private final HandlerLogs logs;

    Website(Construct scope, String id, boolean retain) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Bucket")
                .websiteIndexDocument(BuiltSite.INDEX)
                .websiteErrorDocument("error.html")
                .publicReadAccess(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ACLS_ONLY)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .versioned(retain)
                .removalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .autoDeleteObjects(!retain)
                .build();
        logs = new HandlerLogs(this, "Logs");
        if (!retain) {
            logs.ofAutoDelete();
        }
    }

    String bucketName() {
        return bucket.getBucketName();
    }

    /** HTTP address with website semantics. */
    String websiteUrl() {
        return bucket.getBucketWebsiteUrl();
    }

    /** HTTPS address of the page; the bucket's name has no dots, so the certificate of S3 covers it. */
    String siteUrl() {
        return "https://" + bucket.getBucketRegionalDomainName() + "/" + BuiltSite.INDEX;
    }

    /**
     * Deploys the site: assets first, so that no page ever names one that is not there yet.
     *
     * @param usableAfter what must exist before a visitor can sign in
     */
    void publish(BuiltSite site, SiteConfig config, List<? extends IDependable> usableAfter) {
        BucketDeployment assets = deployment(
                        "Assets", Source.asset(site.assets().toString()))
                .destinationKeyPrefix(ASSETS)
                // Pages that are open keep the assets they were loaded with.
                .prune(false)
                .contentEncoding("gzip")
                .cacheControl(List.of(CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()))
                .build();
        BucketDeployment root = deployment(
                        "Root",
                        Source.asset(site.root().toString(), everythingBut(BuiltSite.INDEX)),
                        Source.data(BuiltSite.INDEX, site.indexWith(config.contentSecurityPolicy(), config.siteUrl())),
                        Source.jsonData("config.json", config.asJson()))
                .exclude(List.of(ASSETS + "/*"))
                .prune(true)
                .cacheControl(List.of(CacheControl.noCache()))
                .build();
        IConstruct assetsUpload = upload(assets);
        List<IDependable> before = new ArrayList<>(usableAfter);
        before.add(bucket.getPolicy());
        assetsUpload.getNode().addDependency(before.toArray(IDependable[]::new));
        before.add(assetsUpload);
        upload(root).getNode().addDependency(before.toArray(IDependable[]::new));
        // Each deployment brings the layer of the AWS CLI, but the function that they share uses the first one's.
        root.getNode().tryRemoveChild("AwsCliLayer");
        logs.ofDeployment(root);
    }

    private BucketDeployment.Builder deployment(String id, ISource... sources) {
        return BucketDeployment.Builder.create(this, id)
                .sources(List.of(sources))
                .destinationBucket(bucket)
                .logGroup(logs.deployments());
    }

    /** The custom resource inside a deployment: only it waits, not the function that carries it out. */
    private static IConstruct upload(BucketDeployment deployment) {
        return deployment.getNode().findChild("CustomResource");
    }

    private static AssetOptions everythingBut(String file) {
        return AssetOptions.builder().exclude(List.of(file)).build();
    }
}
