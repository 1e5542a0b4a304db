package cognitosync.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The whole demo: website, sign-in, identities, and the outputs that a person needs.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/stacks.html">CDK stacks</a>
 */
public final class SyncStack extends Stack {
    /** Name of the stack, and of its member in outputs files. */
    public static final String NAME = "CognitoSync";

    /**
     * What the stack takes.
     *
     * @param context the context values
     * @param site the pages to deploy
     */
    public record Props(SyncContext context, BuiltSite site) {}

    /** Composes the constructs in a stack that fits every account and region. */
    public SyncStack(Construct scope, String id, Props props) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description(props.context().backend().service()
                                + ": a background colour that follows a signed-in user.")
                        .build());
        SyncContext context = props.context();
        Backend.Integration backend = context.backend().in(this, context.retain());
        Website website = new Website(this, "Website", new Website.Props(context.retain()));
        SignIn signIn =
                new SignIn(this, "SignIn", new SignIn.Props(context.signIn(), website.siteUrl(), context.retain()));
        SyncIdentities identityPool = new SyncIdentities(
                this,
                "SyncIdentities",
                new SyncIdentities.Props(
                        signIn.providerName(), signIn.clientId(), backend.ownDatasets(), context.retain()));
        SiteConfig config =
                new SiteConfig(getRegion(), website.siteUrl(), signIn.config(), identityPool.identityPoolId(), backend);
        List<IDependable> usableAfter = new ArrayList<>(signIn.usableAfter());
        usableAfter.add(identityPool.attachment());
        usableAfter.addAll(backend.usableAfter());
        new SiteDeployment(
                this, "SiteDeployment", new SiteDeployment.Props(website.bucket(), props.site(), config, usableAfter));

        output("WebsiteUrl", website.websiteUrl(), "The website, over HTTP; it moves itself to SiteUrl.");
        output("SiteUrl", config.siteUrl(), "The site: open this.");
        output("SignInUrl", config.siteUrl() + "?sign-in", "The site, starting a sign-in at once.");
        signIn.domainUrl().ifPresent(url -> output("UserPoolDomain", url, "Where the sign-in pages are."));
        output("UserPoolId", signIn.userPoolId(), "Id of the user pool.");
        output("UserPoolClientId", signIn.clientId(), "Id of the site's app client.");
        output("IdentityPoolId", config.identityPoolId(), "Id of the identity pool.");
        output("BucketName", website.bucket().getBucketName(), "Name of the website's bucket.");
        output("Region", config.region(), "Region of the stack.");
        context.signIn()
                .pages()
                .flatMap(HostedPages::deviceCallback)
                .ifPresent(address ->
                        output("DeviceCallback", address, "Where a sign-in from the command line returns to."));
        backend.outputs().forEach(output -> output(output.name(), output.value(), output.description()));
    }

    private void output(String name, String value, String description) {
        CfnOutput.Builder.create(this, name)
                .value(value)
                .description(description)
                .build();
    }
}
