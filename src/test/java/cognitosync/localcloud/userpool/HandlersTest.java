package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.json;
import static cognitosync.localcloud.userpool.BrowserClient.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The four resource types: what they make, keep and refuse. */
class HandlersTest {
    private static final String POOL = "AWS::Cognito::UserPool";
    private static final String CLIENT = "AWS::Cognito::UserPoolClient";
    private static final String DOMAIN = "AWS::Cognito::UserPoolDomain";
    private static final String BRANDING = "AWS::Cognito::ManagedLoginBranding";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    @Test
    void userPool_hasCognitosShapes() {
        Resource made = pool.deploy(POOL, PoolFixture.pool(), Optional.empty());
        String id = made.physicalId();
        assertThat(id).matches("eu-west-1_[A-Za-z0-9]{9}").isNotEqualTo(pool.poolId);
        assertThat(attribute(made, "Arn")).isEqualTo("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" + id);
        assertThat(attribute(made, "ProviderName")).isEqualTo("cognito-idp.eu-west-1.amazonaws.com/" + id);
        assertThat(attribute(made, "ProviderURL")).isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/" + id);
    }

    @Test
    void userPoolClient_hasCognitosShapes() {
        Resource made = pool.deploy(CLIENT, pool.client("code"), Optional.empty());
        assertThat(made.physicalId()).matches("[a-z0-9]{26}");
        assertThat(attribute(made, "ClientId")).isEqualTo(made.physicalId());
        assertThat(made.attributes()).doesNotContainKey("ClientSecret");
    }

    @Test
    void update_keepsUsersAndIds() {
        BrowserClient browser = new BrowserClient(pool);
        browser.signUpAndConfirm();
        ObjectNode changed = PoolFixture.pool();
        ((ObjectNode) changed.at("/Policies/PasswordPolicy")).put("MinimumLength", 20);
        assertThat(pool.deploy(POOL, changed, existing(pool.poolId)).physicalId())
                .isEqualTo(pool.poolId);
        assertThat(pool.deploy(CLIENT, pool.client("implicit"), existing(pool.clientId))
                        .physicalId())
                .isEqualTo(pool.clientId);
        pool.deploy(CLIENT, pool.client("code"), existing(pool.clientId));
        assertThat(location(browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD)))
                .startsWith(PoolFixture.SITE);
        assertThat(browser.signUp("bob@example.com", "Bob").status()).isEqualTo(400);
    }

    @Test
    void update_ofWhatCognitoCannotChange_isRefused() {
        refused(POOL, PoolFixture.pool(), existing(pool.poolId), "UsernameConfiguration", properties -> properties
                .putObject("UsernameConfiguration")
                .put("CaseSensitive", true));
        refused(POOL, PoolFixture.pool(), existing(pool.poolId), "Schema", properties -> ((ObjectNode)
                        properties.at("/Schema/1"))
                .put("Required", false));
    }

    @Test
    void userPool_withWhatIsNotRunHere_isRefused() {
        refused(POOL, "MfaConfiguration", properties -> properties.put("MfaConfiguration", "OPTIONAL"));
        refused(POOL, "UsernameAttributes", properties -> properties.remove("UsernameAttributes"));
        refused(POOL, "AutoVerifiedAttributes", properties -> properties
                .putArray("AutoVerifiedAttributes")
                .add("phone_number"));
        refused(POOL, "{####}", properties -> ((ObjectNode) properties.path("VerificationMessageTemplate"))
                .put("EmailMessage", "No code"));
        refused(POOL, "MinimumLength", properties -> ((ObjectNode) properties.at("/Policies/PasswordPolicy"))
                .put("MinimumLength", 5));
    }

    @Test
    void userPoolClient_withWhatCognitoRefuses_isRefused() {
        refused(CLIENT, "UserPoolId", properties -> properties.put("UserPoolId", "eu-west-1_Nowhere00"));
        refused(CLIENT, "CallbackURLs", properties -> properties
                .putArray("CallbackURLs")
                .add("http://example.org/"));
        refused(CLIENT, "CallbackURLs", properties -> properties
                .putArray("CallbackURLs")
                .add("https://example.org/#fragment"));
        refused(CLIENT, "LogoutURLs", properties -> properties
                .putArray("LogoutURLs")
                .add("https://example.org/{a}"));
        refused(CLIENT, "AllowedOAuthFlows", properties -> properties
                .putArray("AllowedOAuthFlows")
                .add("client_credentials"));
        refused(CLIENT, "AllowedOAuthScopes", properties -> properties
                .putArray("AllowedOAuthScopes")
                .add("shop/read"));
        refused(CLIENT, "AccessTokenValidity", properties -> properties.put("AccessTokenValidity", 4));
        refused(CLIENT, "RefreshTokenValidity", properties -> properties
                .put("RefreshTokenValidity", 60)
                .put("IdTokenValidity", 61));
        refused(CLIENT, "ALLOW_REFRESH_TOKEN_AUTH", properties -> properties
                .putArray("ExplicitAuthFlows")
                .add("ALLOW_REFRESH_TOKEN_AUTH"));
        refused(CLIENT, "SupportedIdentityProviders", properties -> properties
                .putArray("SupportedIdentityProviders")
                .add("Google"));
    }

    @Test
    void userPoolDomain_withABadOrTakenPrefix_isRefused() {
        String other = pool.deploy(POOL, PoolFixture.pool(), Optional.empty()).physicalId();
        for (String prefix : new String[] {"Colour", "-colour", "my-cognito-app", "a".repeat(64), PoolFixture.DOMAIN}) {
            assertThatThrownBy(() -> pool.deploy(
                            DOMAIN,
                            PoolFixture.json("{'Domain': '%s', 'UserPoolId': '%s'}".formatted(prefix, other)),
                            Optional.empty()))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("Domain");
        }
    }

    @Test
    void branding_secondForAClient_orWithBothKinds_isRefused() {
        assertThatThrownBy(() -> pool.brand("'UseCognitoProvidedValues': true"))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("already");
        String client =
                pool.deploy(CLIENT, pool.client("code"), Optional.empty()).physicalId();
        assertThatThrownBy(() -> pool.deploy(
                        BRANDING,
                        PoolFixture.json(
                                "{'ClientId': '%s', 'UserPoolId': '%s', 'UseCognitoProvidedValues': true, 'Settings': {}}"
                                        .formatted(client, pool.poolId)),
                        Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("UseCognitoProvidedValues");
    }

    @Test
    void branding_withAMemberThatManagedLoginDoesNotKnow_isRefused() {
        String client =
                pool.deploy(CLIENT, pool.client("code"), Optional.empty()).physicalId();
        assertThatThrownBy(() -> pool.deploy(
                        BRANDING,
                        PoolFixture.json("{'ClientId': '%s', 'UserPoolId': '%s', 'Settings': {'component': {}}}"
                                .formatted(client, pool.poolId)),
                        Optional.empty()))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("component");
    }

    @Test
    void delete_ofAProtectedPool_isRefused_ofAnotherTakesEverythingAlong() {
        BrowserClient browser = new BrowserClient(pool);
        browser.signUpAndConfirm();
        pool.deploy(POOL, PoolFixture.pool().put("DeletionProtection", "ACTIVE"), existing(pool.poolId));
        assertThatThrownBy(() -> pool.handler(POOL).delete(pool.poolId))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("protected");
        pool.deploy(POOL, PoolFixture.pool(), existing(pool.poolId));
        pool.handler(POOL).delete(pool.poolId);
        pool.handler(POOL).delete(pool.poolId);
        assertThat(browser.get("/login", browser.authorization()).status()).isEqualTo(404);
        for (String table : new String[] {
            "pool_user",
            "password",
            "browser_session",
            "authorization_code",
            "app_client",
            "pool_domain",
            "branding",
            "signing_key"
        }) {
            long rows = pool.database.read(transaction -> transaction
                    .first("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
                    .orElseThrow());
            assertThat(rows).as(table).isZero();
        }
    }

    @Test
    void issuer_givesAwssNameAndThisMachinesEndpoints() {
        JsonNode discovery = json(pool.userPools.issuerRoutes().respond(wellKnown("openid-configuration")));
        assertThat(discovery.path("issuer").asText()).isEqualTo("https://" + pool.provider());
        assertThat(discovery.path("token_endpoint").asText()).isEqualTo("http://localhost:8081/oauth2/token");
        assertThat(discovery.path("jwks_uri").asText())
                .isEqualTo("http://localhost:4566/" + pool.poolId + "/.well-known/jwks.json");
        JsonNode key = json(pool.userPools.issuerRoutes().respond(wellKnown("jwks.json")))
                .at("/keys/0");
        assertThat(key.path("alg").asText()).isEqualTo("RS256");
        assertThat(key.has("d")).isFalse();
        assertThat(pool.userPools
                        .issuerRoutes()
                        .respond(new Request(
                                "GET", "/eu-west-1_Nowhere00/.well-known/jwks.json", "", Headers.NONE, new byte[0]))
                        .status())
                .isEqualTo(404);
    }

    private Request wellKnown(String name) {
        return new Request("GET", "/" + pool.poolId + "/.well-known/" + name, "", Headers.NONE, new byte[0]);
    }

    private void refused(String type, String named, Consumer<ObjectNode> change) {
        refused(type, type.equals(POOL) ? PoolFixture.pool() : pool.client("code"), Optional.empty(), named, change);
    }

    private void refused(
            String type,
            ObjectNode properties,
            Optional<Resource> existing,
            String named,
            Consumer<ObjectNode> change) {
        change.accept(properties);
        assertThatThrownBy(() -> pool.deploy(type, properties, existing))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining(named);
    }

    private static Optional<Resource> existing(String physicalId) {
        return Optional.of(new Resource(physicalId, Map.of()));
    }

    private static String attribute(Resource resource, String name) {
        return resource.attributes().get(name).asText();
    }
}
