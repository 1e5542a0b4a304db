package cognitosync.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
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
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.SignInPolicy;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
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
    private final UserPoolClient client;
    private final UserPoolDomain domain;
    private final CfnManagedLoginBranding branding;

    /**
     * What sign-in depends on.
     *
     * @param siteUrl where the browser returns to
     * @param context grant, domain prefix, branding, retention
     */
    record Needs(String siteUrl, SyncContext context) {}

    SignIn(Construct scope, String id, Needs needs) {
        super(scope, id);
        pool = pool(needs.context().retain());
        client = AppClient.of(this, pool, needs.siteUrl(), needs.context());
        domain = pool.addDomain(
                "Domain",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(prefix(needs.context().domainPrefix()))
                                .build())
                        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                        .build());
        branding = branding(needs.context().branding());
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
                        .emailBody("Your code is {####}. Type it on the page that asked for it.")
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

    // A prefix is unique within a region, for all accounts together; the last part of the stack's id is a GUID.
    private String prefix(Optional<String> chosen) {
        return chosen.orElseGet(
                () -> "colour-" + Fn.select(2, Fn.split("/", Stack.of(this).getStackId())));
    }

    // Without a branding, managed login (version 2) serves no page at all.
    private CfnManagedLoginBranding branding(Optional<Map<String, Object>> settings) {
        CfnManagedLoginBranding.Builder look = CfnManagedLoginBranding.Builder.create(this, "Look")
                .userPoolId(userPoolId())
                .clientId(clientId());
        settings.ifPresentOrElse(look::settings, () -> look.useCognitoProvidedValues(true));
        return look.build();
    }
}
