package cognitosync.localcloud.userpool.signin;

import static cognitosync.localcloud.userpool.signin.SignInFixture.EMAIL;
import static cognitosync.localcloud.userpool.signin.SignInFixture.PASSWORD;
import static cognitosync.localcloud.userpool.signin.SignInFixture.claims;
import static cognitosync.localcloud.userpool.signin.SignInFixture.initiation;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Refresh, revocation and sign-out. */
class RefreshTest {
    @AutoClose
    private final SignInFixture api = new SignInFixture();

    private final String client = api.allowing("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    private final String rotating = api.client("'ExplicitAuthFlows': ['ALLOW_USER_SRP_AUTH'],"
            + " 'RefreshTokenRotation': {'Feature': 'ENABLED', 'RetryGracePeriodSeconds': 10}");

    private static String token(JsonNode answer, String name) {
        return answer.path("AuthenticationResult").path(name).asText();
    }

    private static ObjectNode refresh(String client, String token) {
        return initiation(client, "REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", token));
    }

    private static ObjectNode get(String client, String token) {
        return PoolFixture.json("{}").put("ClientId", client).put("RefreshToken", token);
    }

    private static ObjectNode access(String token) {
        return PoolFixture.json("{}").put("AccessToken", token);
    }

    private static ObjectNode revocation(String client, String token) {
        return PoolFixture.json("{}").put("ClientId", client).put("Token", token);
    }

    @Test
    void refresh_withoutRotation_answersAccessAndIdTokenOfTheSameSignIn() {
        JsonNode first = api.srp(client, EMAIL, PASSWORD);
        api.pool.later(Duration.ofMinutes(30));
        for (String flow : List.of("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")) {
            JsonNode second = api.initiate(client, flow, Map.of("REFRESH_TOKEN", token(first, "RefreshToken")));

            assertThat(second.path("AuthenticationResult").has("RefreshToken")).isFalse();
            JsonNode claims = claims(second, "IdToken");
            assertThat(claims.path("origin_jti"))
                    .isEqualTo(claims(first, "IdToken").path("origin_jti"));
            assertThat(claims.path("auth_time"))
                    .isEqualTo(claims(first, "IdToken").path("auth_time"));
            assertThat(claims.path("iat").asLong()).isEqualTo(api.pool.now().getEpochSecond());
            assertThat(claims.path("email").asText()).isEqualTo(EMAIL);
        }
        JsonNode third = api.call("GetTokensFromRefreshToken", get(client, token(first, "RefreshToken")));
        assertThat(third.path("AuthenticationResult").has("RefreshToken")).isFalse();
        assertThat(third.path("AuthenticationResult").has("IdToken")).isTrue();
    }

    @Test
    void refresh_withRotation_replacesTheTokenAfterItsGracePeriod() {
        String first = token(api.srp(rotating, EMAIL, PASSWORD), "RefreshToken");
        String second = token(api.call("GetTokensFromRefreshToken", get(rotating, first)), "RefreshToken");
        assertThat(second).isNotEqualTo(first).isNotEmpty();

        api.pool.later(Duration.ofSeconds(9));
        api.call("GetTokensFromRefreshToken", get(rotating, first));
        api.pool.later(Duration.ofSeconds(1));
        assertThat(api.refusal("GetTokensFromRefreshToken", get(rotating, first)))
                .startsWith("RefreshTokenReuseException: ");
        api.call("GetTokensFromRefreshToken", get(rotating, second));
    }

    @Test
    void refreshTokenAuth_ofAClientThatRotates_isNotEnabled() {
        String token = token(api.srp(rotating, EMAIL, PASSWORD), "RefreshToken");

        assertThat(api.refusal("InitiateAuth", refresh(rotating, token)))
                .isEqualTo("InvalidParameterException: Auth flow not enabled for this client");
    }

    @Test
    void refresh_withForeignExpiredOrRevokedToken_isRefused() {
        String token = token(api.srp(client, EMAIL, PASSWORD), "RefreshToken");
        String other = api.allowing("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");

        assertThat(api.refusal("InitiateAuth", refresh(other, token)))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
        assertThat(api.refusal("InitiateAuth", refresh(client, "nonsense")))
                .isEqualTo("NotAuthorizedException: Invalid Refresh Token");
        assertThat(api.refusal("InitiateAuth", initiation(client, "REFRESH_TOKEN_AUTH", Map.of())))
                .isEqualTo("InvalidParameterException: Missing required parameter REFRESH_TOKEN");
        api.pool.later(Duration.ofDays(1));
        assertThat(api.refusal("InitiateAuth", refresh(client, token)))
                .isEqualTo("NotAuthorizedException: Refresh Token has expired");
    }

    @Test
    void refresh_ofADisabledUser_isRefused() {
        String token = token(api.srp(client, EMAIL, PASSWORD), "RefreshToken");
        api.change("UPDATE pool_user SET enabled = 0");

        assertThat(api.refusal("InitiateAuth", refresh(client, token)))
                .isEqualTo("NotAuthorizedException: User is disabled.");
    }

    @Test
    void revokeToken_endsItsSignInOnly() {
        JsonNode one = api.srp(client, EMAIL, PASSWORD);
        JsonNode other = api.srp(client, EMAIL, PASSWORD);
        api.call("RevokeToken", revocation(client, token(one, "RefreshToken")));
        api.call("RevokeToken", revocation(client, token(one, "RefreshToken")));
        api.call("RevokeToken", revocation(client, "unknown"));

        assertThat(api.refusal("InitiateAuth", refresh(client, token(one, "RefreshToken"))))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        assertThat(api.refusal("GetUser", access(token(one, "AccessToken"))))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
        api.call("GetUser", access(token(other, "AccessToken")));
        api.call("InitiateAuth", refresh(client, token(other, "RefreshToken")));
    }

    @Test
    void revokeToken_ofAnotherKindOrClient_revokesNothing() {
        JsonNode tokens = api.srp(client, EMAIL, PASSWORD);

        for (String kind : List.of("AccessToken", "IdToken")) {
            assertThat(api.refusal("RevokeToken", revocation(client, token(tokens, kind))))
                    .startsWith("UnsupportedTokenTypeException: ");
        }
        api.call("RevokeToken", revocation(rotating, token(tokens, "RefreshToken")));
        api.call("GetUser", access(token(tokens, "AccessToken")));
        String irrevocable = api.client("'EnableTokenRevocation': false");
        assertThat(api.refusal("RevokeToken", revocation(irrevocable, "token")))
                .startsWith("UnsupportedOperationException: ");
    }

    @Test
    void globalSignOut_endsEverySignInOfTheUser() {
        String eve = "eve@example.com";
        api.signUp(eve);
        api.status(eve, "CONFIRMED");
        JsonNode one = api.srp(client, EMAIL, PASSWORD);
        JsonNode other = api.srp(rotating, EMAIL, PASSWORD);
        JsonNode foreign = api.srp(client, eve, PASSWORD);
        api.call("GlobalSignOut", access(token(one, "AccessToken")));

        assertThat(api.refusal("InitiateAuth", refresh(client, token(one, "RefreshToken"))))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        assertThat(api.refusal("GetTokensFromRefreshToken", get(rotating, token(other, "RefreshToken"))))
                .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
        assertThat(api.refusal("GlobalSignOut", access(token(one, "AccessToken"))))
                .isEqualTo("NotAuthorizedException: Access Token has been revoked");
        api.call("InitiateAuth", refresh(client, token(foreign, "RefreshToken")));
    }

    @Test
    void globalSignOut_withAnIdToken_isRefused() {
        JsonNode tokens = api.srp(client, EMAIL, PASSWORD);

        assertThat(api.refusal("GlobalSignOut", access(token(tokens, "IdToken"))))
                .isEqualTo("NotAuthorizedException: Invalid Access Token");
    }

    @Test
    void confidentialClient_provesItselfByItsSecret() {
        String secret = "'GenerateSecret': true";
        String confidential = api.client(secret);

        assertThat(api.refusal("GetTokensFromRefreshToken", get(confidential, "token")))
                .isEqualTo("NotAuthorizedException: Unable to verify secret for client " + confidential);
        assertThat(api.refusal("RevokeToken", revocation(confidential, "token").put("ClientSecret", "x".repeat(30))))
                .startsWith("NotAuthorizedException: Unable to verify secret");
        assertThat(api.refusal("RevokeToken", revocation(client, "token").put("ClientSecret", "x".repeat(30))))
                .startsWith("NotAuthorizedException: ");
    }
}
