package cognitosync.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AllowedFirstAuthFactors;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CfnUserPool;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.SignInPolicy;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserVerificationConfig;
import software.amazon.awscdk.services.cognito.VerificationEmailStyle;
import software.constructs.Construct;

/**
 * Who may sign in and how: user pool and app client; with Cognito's own pages also their domain and look.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html">User pools</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, OAuth 2.0 security best current practice</a>
 */
final class SignIn extends Construct {
    private static final StandardAttribute REQUIRED =
            StandardAttribute.builder().required(true).mutable(true).build();

    private final SignInChoice choice;
    private final UserPool pool;
    private final AppClient client;
    private final Optional<Pages> pages;

    /**
     * What sign-in takes.
     *
     * @param choice Cognito's own pages, or a form of the site's own
     * @param siteUrl where sign-in and sign-out return to from these pages
     * @param retain whether the users outlive the stack
     */
    record Props(SignInChoice choice, String siteUrl, boolean retain) {}

    /** Cognito's own pages: where they are, and their look. */
    private record Pages(UserPoolDomain domain, CfnManagedLoginBranding branding) {}

    /**
     * What the page is told of sign-in.
     *
     * @param word member {@code signIn} of {@code config.json}
     * @param userPool member {@code userPool}, in a fixed order
     * @param scopes member {@code scopes}; empty: there is none
     * @param origin where the page connects to, for its Content-Security-Policy
     * @param ownForm whether the page has a form of its own
     */
    record Config(String word, Map<String, Object> userPool, List<String> scopes, String origin, boolean ownForm) {}

    SignIn(Construct scope, String id, Props props) {
        super(scope, id);
        choice = props.choice();
        pool = pool(props.retain());
        client = new AppClient(
                this, "Site", new AppClient.Props(pool, choice.pages().map(hosted -> oAuth(hosted, props.siteUrl()))));
        pages = choice.pages().map(this::pages);
    }

    String userPoolId() {
        return pool.getUserPoolId();
    }

    String providerName() {
        return pool.getUserPoolProviderName();
    }

    String clientId() {
        return client.getUserPoolClientId();
    }

    /** Where Cognito's own pages are, if they are used. */
    Optional<String> domainUrl() {
        return pages.map(used -> used.domain().baseUrl());
    }

    /** What the sign-in pages need before they answer. */
    List<Construct> usableAfter() {
        return pages.map(used -> List.<Construct>of(used.domain(), used.branding()))
                .orElse(List.of());
    }

    Config config() {
        Optional<String> domain = domainUrl();
        String endpoint = "https://cognito-idp." + Stack.of(this).getRegion() + ".amazonaws.com";
        Map<String, Object> userPool = new LinkedHashMap<>();
        userPool.put("id", userPoolId());
        userPool.put("clientId", clientId());
        domain.ifPresentOrElse(url -> userPool.put("domain", url), () -> userPool.put("endpoint", endpoint));
        userPool.put("provider", providerName());
        if (domain.isEmpty()) {
            userPool.put("passwordPolicy", PasswordRules.forThePage());
        }
        return new Config(
                choice.word(),
                userPool,
                domain.isPresent() ? AppClient.SCOPES : List.of(),
                domain.orElse(endpoint),
                domain.isEmpty());
    }

    private static AppClient.Pages oAuth(HostedPages hosted, String siteUrl) {
        List<String> callbackUrls = new ArrayList<>(List.of(siteUrl));
        hosted.deviceCallback().ifPresent(callbackUrls::add);
        return new AppClient.Pages(hosted.grant(), callbackUrls, siteUrl);
    }

    private Pages pages(HostedPages hosted) {
        // A prefix is unique within a region, for all accounts together; the last part of the stack's id is a GUID.
        String prefix = hosted.domainPrefix()
                .orElseGet(() ->
                        "colour-" + Fn.select(2, Fn.split("/", Stack.of(this).getStackId())));
        UserPoolDomain domain = pool.addDomain(
                "Domain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(prefix)
                                .build())
                        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                        .build());
        return new Pages(domain, branding(hosted.branding()));
    }

    private UserPool pool(boolean retain) {
        UserPool users = UserPool.Builder.create(this, "Users")
                .featurePlan(FeaturePlan.ESSENTIALS)
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .standardAttributes(StandardAttributes.builder()
                        .email(REQUIRED)
                        .fullname(REQUIRED)
                        .build())
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
                .email(UserPoolEmail.withCognito())
                .userVerification(UserVerificationConfig.builder()
                        .emailStyle(VerificationEmailStyle.CODE)
                        .emailSubject("Your code for Cognito Sync")
                        .emailBody("Your code is {####}. Enter it on the page where you requested it.")
                        .build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .mfa(Mfa.OFF)
                .signInPolicy(SignInPolicy.builder()
                        .allowedFirstAuthFactors(
                                AllowedFirstAuthFactors.builder().password(true).build())
                        .build())
                .passwordPolicy(PasswordRules.forThePool())
                .deletionProtection(retain)
                .removalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        withoutTextMessages((CfnUserPool) users.getNode().getDefaultChild());
        return users;
    }

    // CDK writes the texts of messages that this pool never sends.
    private static void withoutTextMessages(CfnUserPool users) {
        users.addPropertyDeletionOverride("SmsVerificationMessage");
        users.addPropertyDeletionOverride("VerificationMessageTemplate.SmsMessage");
    }

    // Without a branding, managed login (version 2) serves no page at all.
    private CfnManagedLoginBranding branding(Map<String, Object> settings) {
        CfnManagedLoginBranding.Builder look = CfnManagedLoginBranding.Builder.create(this, "Look")
                .userPoolId(userPoolId())
                .clientId(clientId());
        return settings.isEmpty()
                ? look.useCognitoProvidedValues(true).build()
                : look.settings(settings).build();
    }
}
