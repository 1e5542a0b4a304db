package cognitosync.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
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
import software.amazon.awscdk.services.cognito.PasswordPolicy;
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
 * Who may sign in, how, and where: user pool, app client, domain and the look of its pages.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html">User pools</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700, OAuth 2.0 security best current practice</a>
 */
final class SignIn extends Construct {
    private static final StandardAttribute REQUIRED =
            StandardAttribute.builder().required(true).mutable(true).build();

    private final UserPool pool;
    private final AppClient client;
    private final UserPoolDomain domain;
    private final CfnManagedLoginBranding branding;

    /**
     * What sign-in takes.
     *
     * @param grant the one grant of the app client
     * @param callbackUrls where a sign-in may return to
     * @param logoutUrl where a sign-out returns to
     * @param domainPrefix first label of the domain's name
     * @param branding settings of managed login; empty: the values that Cognito provides
     * @param retain whether the users outlive the stack
     */
    record Props(
            Grant grant,
            List<String> callbackUrls,
            String logoutUrl,
            String domainPrefix,
            Map<String, Object> branding,
            boolean retain) {}

    SignIn(Construct scope, String id, Props props) {
        super(scope, id);
        pool = pool(props.retain());
        client = new AppClient(
                this, "Site", new AppClient.Props(pool, props.grant(), props.callbackUrls(), props.logoutUrl()));
        domain = pool.addDomain(
                "Domain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(props.domainPrefix())
                                .build())
                        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                        .build());
        branding = branding(props.branding());
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

    String domainUrl() {
        return domain.baseUrl();
    }

    /** What the sign-in pages need before they answer. */
    List<Construct> pages() {
        return List.of(domain, branding);
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
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .passwordHistorySize(5)
                        .tempPasswordValidity(Duration.days(1))
                        .build())
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
