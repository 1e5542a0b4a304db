package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.json;
import static cognitosync.localcloud.userpool.BrowserClient.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the token, revocation and userInfo endpoints refuse. */
class TokenRefusalsTest {
    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);
    private String code = parameter(browser.signUpAndConfirm(), "code");

    @Test
    void code_usedTwice_isRefused_andTakesItsTokensAlong() {
        JsonNode tokens = json(browser.redeem(code, Map.of()));
        IdToken idToken = idToken(tokens);
        assertThat(pool.userPools.idTokenVerifier().isStillValid(idToken)).isTrue();
        refused(browser.redeem(code, Map.of()), "invalid_grant");
        assertThat(pool.userPools.idTokenVerifier().isStillValid(idToken)).isFalse();
        refused(browser.refresh(tokens.path("refresh_token").asText()), "invalid_grant");
        assertThat(userInfo(tokens.path("access_token").asText()).status()).isEqualTo(401);
    }

    @Test
    void code_afterFiveMinutes_isRefused() {
        pool.later(Duration.ofMinutes(5));
        refused(browser.redeem(code, Map.of()), "invalid_grant");
    }

    @Test
    void code_justBeforeFiveMinutes_isGood() {
        pool.later(Duration.ofMinutes(5).minusMillis(1));
        assertThat(browser.redeem(code, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void code_byAnotherClient_isRefused_andStaysGoodForItsOwn() {
        String other = pool.deploy("AWS::Cognito::UserPoolClient", pool.client("code"), Optional.empty())
                .physicalId();
        refused(browser.redeem(code, Map.of("client_id", other)), "invalid_grant");
        assertThat(browser.redeem(code, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void code_withWrongMissingOrPlainVerifier_isRefused() {
        refused(browser.redeem(code, Map.of("code_verifier", BrowserClient.VERIFIER + "x")), "invalid_grant");
        refused(browser.redeem(code, Map.of("code_verifier", "")), "invalid_grant");
        refused(
                browser.redeem(code, Map.of("code_verifier", BrowserClient.challenge(BrowserClient.VERIFIER))),
                "invalid_grant");
    }

    @Test
    void code_withoutChallenge_takesNoVerifier() {
        Map<String, String> query = browser.authorization();
        query.remove("code_challenge");
        query.remove("code_challenge_method");
        code = parameter(browser.get("/oauth2/authorize", query), "code");
        refused(browser.redeem(code, Map.of()), "invalid_grant");
        assertThat(browser.redeem(code, Map.of("code_verifier", "")).status()).isEqualTo(200);
    }

    @Test
    void code_withAnotherRedirectUri_isRefused() {
        refused(browser.redeem(code, Map.of("redirect_uri", PoolFixture.SITE + "?x")), "invalid_grant");
        refused(browser.redeem(code, Map.of("redirect_uri", "")), "invalid_grant");
    }

    @Test
    void code_thatWasInvented_isRefused() {
        refused(browser.redeem("a".repeat(43), Map.of()), "invalid_grant");
    }

    @Test
    void code_ofAClientThatLostTheGrant_isRefused() {
        changeClient(client -> client.putArray("AllowedOAuthFlows").add("implicit"));
        refused(browser.redeem(code, Map.of()), "unauthorized_client");
    }

    @Test
    void token_withAnotherGrantType_isRefused() {
        refused(browser.redeem(code, Map.of("grant_type", "password")), "unsupported_grant_type");
        refused(browser.redeem(code, Map.of("grant_type", "client_credentials")), "unauthorized_client");
        refused(browser.redeem(code, Map.of("grant_type", "")), "invalid_request");
    }

    @Test
    void token_byAnUnknownClient_isRefused() {
        Response response = browser.redeem(code, Map.of("client_id", "nobody"));
        refused(response, "invalid_client");
        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void token_byAPublicClientWithASecret_isRefused() {
        refused(browser.redeem(code, Map.of("client_secret", "guess")), "invalid_client");
    }

    @Test
    void token_byAConfidentialClient_needsItsSecret() {
        ObjectNode properties = pool.client("code").put("GenerateSecret", true);
        Resource client = pool.deploy("AWS::Cognito::UserPoolClient", properties, Optional.empty());
        String secret = client.attributes().get("ClientSecret").asText();
        pool.deploy(
                "AWS::Cognito::ManagedLoginBranding",
                PoolFixture.json("{'ClientId': '%s', 'UserPoolId': '%s', 'UseCognitoProvidedValues': true}"
                        .formatted(client.physicalId(), pool.poolId)),
                Optional.empty());
        Map<String, String> query = browser.authorization();
        query.put("client_id", client.physicalId());
        code = parameter(browser.get("/oauth2/authorize", query), "code");
        refused(browser.redeem(code, Map.of("client_id", client.physicalId())), "invalid_client");
        refused(
                browser.redeem(code, Map.of("client_id", client.physicalId(), "client_secret", secret + "x")),
                "invalid_client");
        String basic = Base64.getEncoder()
                .encodeToString((client.physicalId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        Response response = new BrowserClient(pool)
                .post(
                        "/oauth2/token",
                        Map.of(),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                PoolFixture.SITE,
                                "code_verifier",
                                BrowserClient.VERIFIER),
                        Headers.of("Authorization", "Basic " + basic));
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void token_withAFieldTwice_isRefused() {
        Response response = browser.send(
                "POST", "/oauth2/token", "", Headers.NONE, "grant_type=refresh_token&grant_type=authorization_code");
        refused(response, "invalid_request");
    }

    @Test
    void refreshToken_rotates_andTheOldOneWorksForItsGracePeriodOnly() {
        JsonNode first = json(browser.redeem(code, Map.of()));
        JsonNode second = json(browser.refresh(first.path("refresh_token").asText()));
        assertThat(second.path("refresh_token").asText())
                .isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asText());
        assertThat(idToken(second).claims())
                .containsEntry("origin_jti", idToken(first).claims().get("origin_jti"));
        pool.later(Duration.ofSeconds(9));
        assertThat(browser.refresh(first.path("refresh_token").asText()).status())
                .isEqualTo(200);
        pool.later(Duration.ofSeconds(1));
        refused(browser.refresh(first.path("refresh_token").asText()), "invalid_grant");
        assertThat(browser.refresh(second.path("refresh_token").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void refreshToken_withoutRotation_staysTheSame() {
        changeClient(client -> client.remove("RefreshTokenRotation"));
        String token =
                json(browser.redeem(code, Map.of())).path("refresh_token").asText();
        assertThat(json(browser.refresh(token)).has("refresh_token")).isFalse();
        pool.later(Duration.ofHours(1));
        assertThat(browser.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void refreshToken_thatWasReplaced_doesNotComeBackWhereRotationIsTurnedOff() {
        String first =
                json(browser.redeem(code, Map.of())).path("refresh_token").asText();
        String second = json(browser.refresh(first)).path("refresh_token").asText();
        pool.later(Duration.ofSeconds(10));
        changeClient(client -> client.remove("RefreshTokenRotation"));
        refused(browser.refresh(first), "invalid_grant");
        assertThat(browser.refresh(second).status()).isEqualTo(200);
    }

    @Test
    void refreshToken_endsADayAfterSignIn_howeverOftenItRotated() {
        String token =
                json(browser.redeem(code, Map.of())).path("refresh_token").asText();
        pool.later(Duration.ofHours(23));
        JsonNode late = json(browser.refresh(token));
        pool.later(Duration.ofHours(1));
        refused(browser.refresh(late.path("refresh_token").asText()), "invalid_grant");
    }

    @Test
    void idToken_outlivesTheRefreshTokenItCameFrom() {
        String token =
                json(browser.redeem(code, Map.of())).path("refresh_token").asText();
        pool.later(Duration.ofHours(24).minusMinutes(1));
        IdToken late = idToken(json(browser.refresh(token)));
        pool.later(Duration.ofMinutes(30));
        new BrowserClient(pool).signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD);
        assertThat(pool.userPools.idTokenVerifier().isStillValid(late)).isTrue();
    }

    @Test
    void refreshToken_byAnotherClient_isRefused() {
        String token =
                json(browser.redeem(code, Map.of())).path("refresh_token").asText();
        String other = pool.deploy("AWS::Cognito::UserPoolClient", pool.client("code"), Optional.empty())
                .physicalId();
        refused(
                browser.app(
                        "/oauth2/token",
                        Map.of("grant_type", "refresh_token", "client_id", other, "refresh_token", token)),
                "invalid_grant");
    }

    @Test
    void revoke_endsTheWholeSignIn() {
        JsonNode tokens = json(browser.redeem(code, Map.of()));
        String newer = json(browser.refresh(tokens.path("refresh_token").asText()))
                .path("refresh_token")
                .asText();
        assertThat(userInfo(tokens.path("access_token").asText()).status()).isEqualTo(200);
        assertThat(revoke(newer).status()).isEqualTo(200);
        refused(browser.refresh(newer), "invalid_grant");
        assertThat(userInfo(tokens.path("access_token").asText()).status()).isEqualTo(401);
        assertThat(pool.userPools.idTokenVerifier().isStillValid(idToken(tokens)))
                .isFalse();
    }

    @Test
    void revoke_ofAnInventedToken_isNoError_ofAnotherKind_isOne() {
        assertThat(revoke("a".repeat(43)).status()).isEqualTo(200);
        refused(revoke(json(browser.redeem(code, Map.of())).path("access_token").asText()), "unsupported_token_type");
    }

    @Test
    void userInfo_givesWhatTheScopesOpen() {
        JsonNode info = json(userInfo(
                json(browser.redeem(code, Map.of())).path("access_token").asText()));
        assertThat(info.path("email").asText()).isEqualTo("ada@example.com");
        assertThat(info.path("email_verified").asText()).isEqualTo("true");
        assertThat(info.path("name").asText()).isEqualTo("Ada");
        assertThat(info.path("sub").asText()).isEqualTo(info.path("username").asText());
    }

    @Test
    void userInfo_withAnIdToken_expiredOrNoToken_isRefused() {
        JsonNode tokens = json(browser.redeem(code, Map.of()));
        assertThat(userInfo(tokens.path("id_token").asText()).status()).isEqualTo(401);
        assertThat(userInfo("").status()).isEqualTo(401);
        pool.later(Duration.ofHours(1));
        assertThat(userInfo(tokens.path("access_token").asText()).status()).isEqualTo(401);
    }

    @Test
    void tokens_carryWhatWasAskedFor() {
        Map<String, String> query = browser.authorization();
        query.put("scope", "openid email");
        IdToken token =
                idToken(json(browser.redeem(parameter(browser.get("/oauth2/authorize", query), "code"), Map.of())));
        assertThat(token.claims()).containsKey("email").doesNotContainKey("name");
        query.put("scope", "email");
        JsonNode tokens = json(browser.redeem(parameter(browser.get("/oauth2/authorize", query), "code"), Map.of()));
        assertThat(tokens.has("id_token")).isFalse();
    }

    @Test
    void token_isOpenToOtherOrigins_pagesAreNot() {
        assertThat(browser.redeem(code, Map.of()).headers().first("Access-Control-Allow-Origin"))
                .contains("*");
        Response preflight =
                browser.send("OPTIONS", "/oauth2/token", "", Headers.of("Access-Control-Request-Method", "POST"), "");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(browser.get("/login", browser.authorization()).headers().first("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private void changeClient(Consumer<ObjectNode> change) {
        ObjectNode properties = pool.client("code");
        change.accept(properties);
        pool.deploy("AWS::Cognito::UserPoolClient", properties, Optional.of(new Resource(pool.clientId, Map.of())));
    }

    private IdToken idToken(JsonNode tokens) {
        return pool.userPools.idTokenVerifier().verify(tokens.path("id_token").asText(), pool.provider());
    }

    private Response userInfo(String accessToken) {
        return browser.send("GET", "/oauth2/userInfo", "", Headers.of("Authorization", "Bearer " + accessToken), "");
    }

    private Response revoke(String token) {
        return browser.app("/oauth2/revoke", Map.of("client_id", pool.clientId, "token", token));
    }

    private static void refused(Response response, String error) {
        assertThat(json(response).path("error").asText()).isEqualTo(error);
        assertThat(response.status()).isBetween(400, 401);
        assertThat(response.headers().first("Cache-Control")).contains("no-store");
    }
}
