package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

@ResourceLock(TestAssembly.KERNEL)
class SignInTest {
    private static final String CLIENT = "AWS::Cognito::UserPoolClient";
    private static final String BRANDING = "AWS::Cognito::ManagedLoginBranding";

    private final Synthesized stack = Synthesized.byDefault();
    private final Synthesized form = Synthesized.with(Map.of("signIn", "form"));

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
    void domain_takesThePrefixOfTheContext() {
        Synthesized.with(Map.of("domainPrefix", "my-own-7"))
                .template()
                .hasResourceProperties("AWS::Cognito::UserPoolDomain", Map.of("Domain", "my-own-7"));
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

    /** Without OAuth there is no address that a code or token could be sent to, and no page that asks for passwords. */
    @Test
    void client_ofTheForm_hasNoOAuthAndProvesPasswordsOnly() {
        form.template()
                .hasResourceProperties(
                        CLIENT,
                        Map.of(
                                "AllowedOAuthFlowsUserPoolClient",
                                false,
                                "ExplicitAuthFlows",
                                List.of("ALLOW_USER_SRP_AUTH"),
                                "PreventUserExistenceErrors",
                                "ENABLED",
                                "EnableTokenRevocation",
                                true,
                                "GenerateSecret",
                                false,
                                "RefreshTokenRotation",
                                Map.of("Feature", "ENABLED", "RetryGracePeriodSeconds", 10)));
        assertThat(form.theOnly(CLIENT))
                .doesNotContainKeys("AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "LogoutURLs");
    }

    @Test
    void form_hasNeitherDomainNorBranding() {
        form.template().resourceCountIs("AWS::Cognito::UserPoolDomain", 0);
        form.template().resourceCountIs(BRANDING, 0);
    }

    /** A change between form and pages must not replace the pool, which has the users. */
    @Test
    void form_hasTheSamePoolAndTheSameClientByName() {
        assertThat(form.ofType("AWS::Cognito::UserPool")).isEqualTo(stack.ofType("AWS::Cognito::UserPool"));
        assertThat(form.ofType(CLIENT).keySet()).isEqualTo(stack.ofType(CLIENT).keySet());
    }

    private Object outputOf(String name) {
        return stack.template().findOutputs(name).get(name).get("Value");
    }
}
