package cognitosync.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The files of the website's bucket, in two deployments: assets first, so that no page names one that is not there yet.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">aws-s3-deployment</a>
 */
final class SiteDeployment extends Construct {
    private static final String ASSETS = "assets";

    private final Bucket bucket;
    private final LogGroup logs;

    /**
     * What is deployed, and where.
     *
     * @param bucket the website's
     * @param site the built site
     * @param config written as {@code config.json} and into the page's Content-Security-Policy
     * @param usableAfter what must exist before a visitor can sign in
     */
    record Props(Bucket bucket, BuiltSite site, SiteConfig config, List<? extends IDependable> usableAfter) {}

    SiteDeployment(Construct scope, String id, Props props) {
        super(scope, id);
        bucket = props.bucket();
        logs = CustomResourceLogs.group(this, "Logs");
        IConstruct assets = customResource(assets(props.site()));
        BucketDeployment pages = pages(props.site(), props.config());
        List<IDependable> before = new ArrayList<>(props.usableAfter());
        before.add(bucket.getPolicy());
        assets.getNode().addDependency(before.toArray(IDependable[]::new));
        before.add(assets);
        customResource(pages).getNode().addDependency(before.toArray(IDependable[]::new));
        CustomResourceLogs.keepFromMakingGroups(pages.getHandlerRole());
    }

    private BucketDeployment assets(BuiltSite site) {
        return deployment("Assets", Source.asset(site.assets().toString()))
                .destinationKeyPrefix(ASSETS)
                // Pages that are open keep the assets they were loaded with.
                .prune(false)
                .contentEncoding("gzip")
                .cacheControl(List.of(CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()))
                .build();
    }

    private BucketDeployment pages(BuiltSite site, SiteConfig config) {
        AssetOptions allButTheIndex =
                AssetOptions.builder().exclude(List.of(BuiltSite.INDEX)).build();
        return deployment(
                        "Root",
                        Source.asset(site.root().toString(), allButTheIndex),
                        Source.data(
                                BuiltSite.INDEX,
                                site.indexWith(
                                        config.contentSecurityPolicy(),
                                        config.siteUrl(),
                                        config.signIn().ownForm())),
                        Source.jsonData("config.json", config.asJson()))
                .exclude(List.of(ASSETS + "/*"))
                .prune(true)
                .cacheControl(List.of(CacheControl.noCache()))
                .build();
    }

    private BucketDeployment.Builder deployment(String id, ISource... sources) {
        return BucketDeployment.Builder.create(this, id)
                .sources(List.of(sources))
                .destinationBucket(bucket)
                .logGroup(logs);
    }

    /** Only this part of a deployment waits, not the function that both share. */
    private static IConstruct customResource(BucketDeployment deployment) {
        return deployment.getNode().findChild("CustomResource");
    }
}
