package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

class SignInTest {
    private static final String POOL = "AWS::Cognito::UserPool";
    private static final String CLIENT = "AWS::Cognito::UserPoolClient";
    private static final String BRANDING = "AWS::Cognito::ManagedLoginBranding";

    private final Synthesized stack = Synthesized.byDefault();

    @Test
    void pool_letsPeopleSignUpAndInWithTheirEmail() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", false),
                                "UsernameAttributes", List.of("email"),
                                "UsernameConfiguration", Map.of("CaseSensitive", false),
                                "AutoVerifiedAttributes", List.of("email"),
                                "UserAttributeUpdateSettings",
                                        Map.of("AttributesRequireVerificationBeforeUpdate", List.of("email"))));
    }

    @Test
    void pool_requiresEmailAndNameAndNothingElse() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "Schema",
                                List.of(
                                        Map.of("Name", "email", "Required", true, "Mutable", true),
                                        Map.of("Name", "name", "Required", true, "Mutable", true))));
    }

    @Test
    void pool_asksForStrongPasswords() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "Policies",
                                Map.of(
                                        "PasswordPolicy",
                                        Match.exact(Map.of(
                                                "MinimumLength", 12,
                                                "PasswordHistorySize", 5,
                                                "RequireLowercase", true,
                                                "RequireUppercase", true,
                                                "RequireNumbers", true,
                                                "RequireSymbols", true,
                                                "TemporaryPasswordValidityDays", 1)),
                                        "SignInPolicy",
                                        Match.exact(Map.of("AllowedFirstAuthFactors", List.of("PASSWORD"))))));
    }

    @Test
    void pool_recoversByEmailOnly() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "AccountRecoverySetting",
                                Map.of(
                                        "RecoveryMechanisms",
                                        List.of(Map.of("Name", "verified_email", "Priority", 1)))));
    }

    @Test
    void pool_writesItsTierAndItsSecondFactorOut() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "UserPoolTier", "ESSENTIALS",
                                "MfaConfiguration", "OFF",
                                "EmailConfiguration", Map.of("EmailSendingAccount", "COGNITO_DEFAULT")));
    }

    @Test
    void pool_sendsCodesAndNeverATextMessage() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "VerificationMessageTemplate",
                                        Map.of(
                                                "DefaultEmailOption", "CONFIRM_WITH_CODE",
                                                "EmailMessage", Match.stringLikeRegexp("\\{####\\}"),
                                                "SmsMessage", Match.absent()),
                                "SmsConfiguration", Match.absent(),
                                "SmsVerificationMessage", Match.absent(),
                                "SmsAuthenticationMessage", Match.absent()));
    }

    @Test
    void pool_runsNoneOfOurCodeAndPaysForNoAddOn() {
        stack.template()
                .hasResourceProperties(
                        POOL,
                        Map.of(
                                "LambdaConfig", Match.absent(),
                                "UserPoolAddOns", Match.absent(),
                                "AliasAttributes", Match.absent()));
    }

    @ParameterizedTest
    @CsvSource({"pkce, code", "implicit, implicit"})
    void client_hasExactlyTheGrantOfItsContext(String grant, String flow) {
        Synthesized.with(Map.of("signIn", grant))
                .template()
                .hasResourceProperties(
                        CLIENT, Map.of("AllowedOAuthFlows", List.of(flow), "AllowedOAuthFlowsUserPoolClient", true));
    }

    @Test
    void client_isPublicAndAsksForTheLeast() {
        stack.template()
                .hasResourceProperties(
                        CLIENT,
                        Map.of(
                                "GenerateSecret", false,
                                "SupportedIdentityProviders", List.of("COGNITO"),
                                "AllowedOAuthScopes", List.of("openid", "email", "profile"),
                                "ReadAttributes", List.of("email", "email_verified", "name"),
                                "WriteAttributes", List.of("email", "name")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallbackURLs", "LogoutURLs"})
    void client_returnsToTheSiteAndNowhereElse(String property) {
        List<?> addresses = (List<?>) stack.theOnly(CLIENT).get(property);
        assertThat(addresses)
                .singleElement()
                .extracting(Synthesized::text)
                .asString()
                .matches("https://\\$\\{WebsiteBucket\\w+\\.RegionalDomainName}/index\\.html");
        assertThat(addresses.get(0)).isEqualTo(outputOf("SiteUrl"));
    }

    @Test
    void client_takesNoPasswordAndNoRefreshTokenOutsideTheTokenEndpoint() {
        stack.template()
                .hasResourceProperties(
                        CLIENT, Map.of("ExplicitAuthFlows", List.of("ALLOW_USER_SRP_AUTH"), "AuthSessionValidity", 3));
    }

    @Test
    void client_writesEveryTokensLifeOutAndRotatesRefreshTokens() {
        stack.template()
                .hasResourceProperties(
                        CLIENT,
                        Map.of(
                                "AccessTokenValidity",
                                60,
                                "IdTokenValidity",
                                60,
                                "RefreshTokenValidity",
                                1440,
                                "TokenValidityUnits",
                                Map.of("AccessToken", "minutes", "IdToken", "minutes", "RefreshToken", "minutes"),
                                "RefreshTokenRotation",
                                Map.of("Feature", "ENABLED", "RetryGracePeriodSeconds", 10)));
    }

    @Test
    void client_revokesTokensAndTellsNobodyWhoExists() {
        stack.template()
                .hasResourceProperties(
                        CLIENT, Map.of("EnableTokenRevocation", true, "PreventUserExistenceErrors", "ENABLED"));
    }

    @Test
    void domain_isManagedLoginWithAPrefixOfItsOwn() {
        stack.template()
                .hasResourceProperties(
                        "AWS::Cognito::UserPoolDomain",
                        Map.of(
                                "ManagedLoginVersion", 2,
                                "CustomDomainConfig", Match.absent(),
                                "Domain",
                                        Map.of(
                                                "Fn::Join",
                                                List.of(
                                                        "",
                                                        List.of(
                                                                "colour-",
                                                                Map.of(
                                                                        "Fn::Select",
                                                                        List.of(
                                                                                2,
                                                                                Map.of(
                                                                                        "Fn::Split",
                                                                                        List.of(
                                                                                                "/",
                                                                                                Map.of(
                                                                                                        "Ref",
                                                                                                        "AWS::StackId"))))))))));
    }

    @Test
    void domain_takesThePrefixOfTheContext() {
        Synthesized.with(Map.of("domainPrefix", "my-own-7"))
                .template()
                .hasResourceProperties("AWS::Cognito::UserPoolDomain", Map.of("Domain", "my-own-7"));
    }

    @Test
    void branding_usesWhatCognitoProvides() {
        stack.template()
                .hasResourceProperties(
                        BRANDING,
                        Map.of(
                                "UseCognitoProvidedValues", true,
                                "Settings", Match.absent(),
                                "UserPoolId", Map.of("Ref", Match.stringLikeRegexp("^SignInUsers")),
                                "ClientId", Map.of("Ref", Match.stringLikeRegexp("^SignInSite"))));
    }

    @Test
    void branding_takesTheSettingsOfTheFile() {
        Synthesized.with(Map.of("branding", "src/test/resources/branding.json"))
                .template()
                .hasResourceProperties(
                        BRANDING,
                        Map.of(
                                "UseCognitoProvidedValues",
                                Match.absent(),
                                "Settings",
                                Map.of(
                                        "components",
                                        Map.of("pageBackground", Map.of("lightMode", Map.of("color", "ffeeddff"))))));
    }

    private Object outputOf(String name) {
        return stack.template().findOutputs(name).get(name).get("Value");
    }
}
