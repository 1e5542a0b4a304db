package cognitosync.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The whole demo: website, sign-in, identities, and what a person needs to know about them.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/stacks.html">CDK stacks</a>
 */
public final class SyncStack extends Stack {
    /** Name of the stack, and of its member in outputs files. */
    public static final String NAME = "CognitoSync";

    /**
     * What the stack is made of.
     *
     * @param context the choices
     * @param site the pages to deploy
     */
    public record Needs(SyncContext context, BuiltSite site) {}

    /** Composes the constructs in a stack that fits every account and region. */
    public SyncStack(Construct scope, String id, Needs needs) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("Cognito Sync: a background colour that follows a signed-in user.")
                        .build());
        SupportedRegions.onlyIn(this);
        Website website = new Website(this, "Website", needs.context().retain());
        SignIn signIn = new SignIn(this, "SignIn", new SignIn.Needs(website.siteUrl(), needs.context()));
        SyncIdentities identities = new SyncIdentities(
                this,
                "SyncIdentities",
                new SyncIdentities.Needs(
                        signIn.providerName(),
                        signIn.clientId(),
                        needs.context().retain()));

        List<IDependable> usableAfter = new ArrayList<>(signIn.pages());
        usableAfter.add(identities.attachment());
        SiteConfig config = config(needs.context(), website, signIn, identities);
        website.publish(needs.site(), config, usableAfter);

        output("WebsiteUrl", website.websiteUrl(), "The website, over HTTP; it moves itself to SiteUrl.");
        output("SiteUrl", config.siteUrl(), "The site: open this.");
        output("SignInUrl", config.siteUrl() + "?sign-in", "The site, starting a sign-in at once.");
        output("UserPoolDomain", config.domainUrl(), "Where the sign-in pages are.");
        output("UserPoolId", config.userPoolId(), "Id of the user pool.");
        output("UserPoolClientId", config.clientId(), "Id of the site's app client.");
        output("IdentityPoolId", config.identityPoolId(), "Id of the identity pool.");
        output("BucketName", website.bucketName(), "Name of the website's bucket.");
        output("Region", config.region(), "Region of the stack.");
        needs.context()
                .deviceCallback()
                .ifPresent(address ->
                        output("DeviceCallback", address, "Where a sign-in from the command line returns to."));
    }

    private SiteConfig config(SyncContext context, Website website, SignIn signIn, SyncIdentities identities) {
        return new SiteConfig(
                getRegion(),
                website.siteUrl(),
                context.signIn(),
                signIn.userPoolId(),
                signIn.clientId(),
                signIn.domainUrl(),
                signIn.providerName(),
                identities.identityPoolId());
    }

    private void output(String name, String value, String description) {
        CfnOutput.Builder.create(this, name)
                .value(value)
                .description(description)
                .build();
    }
}
