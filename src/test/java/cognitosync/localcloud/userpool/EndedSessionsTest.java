package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.json;
import static cognitosync.localcloud.userpool.BrowserClient.location;
import static cognitosync.localcloud.userpool.BrowserClient.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is left of a sign-in, kind by kind, once the password is another, or the user is disabled or gone. */
class EndedSessionsTest {
    private static final String NEW_PASSWORD = "Battery-staple-2";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);
    private final JsonNode tokens = json(browser.redeem(parameter(browser.signUpAndConfirm(), "code"), Map.of()));
    private final IdToken idToken =
            pool.userPools.idTokenVerifier().verify(tokens.path("id_token").asText(), pool.provider());
    private final String unspentCode = parameter(browser.get("/oauth2/authorize", browser.authorization()), "code");

    private boolean refreshTokenIsGood() {
        return browser.refresh(tokens.path("refresh_token").asText()).status() == 200;
    }

    private boolean accessTokenIsGood() {
        Headers bearer = Headers.of(
                "Authorization", "Bearer " + tokens.path("access_token").asText());
        return browser.send("GET", "/oauth2/userInfo", "", bearer, "").status() == 200;
    }

    private boolean idTokenIsGood() {
        return pool.userPools.idTokenVerifier().isStillValid(idToken);
    }

    private boolean authorizationCodeIsGood() {
        return browser.redeem(unspentCode, Map.of()).status() == 200;
    }

    private boolean browserSessionIsGood() {
        return location(browser.get("/oauth2/authorize", browser.authorization()))
                .startsWith(PoolFixture.SITE);
    }

    private void reset() {
        BrowserClient other = new BrowserClient(pool);
        other.submit("/forgotPassword", other.authorization(), Map.of("username", BrowserClient.EMAIL));
        other.submit(
                "/confirmForgotPassword",
                other.authorization(),
                Map.of(
                        "username",
                        BrowserClient.EMAIL,
                        "code",
                        pool.lastCode(BrowserClient.EMAIL),
                        "password",
                        NEW_PASSWORD));
        assertThat(location(other.signIn(BrowserClient.EMAIL, NEW_PASSWORD))).startsWith(PoolFixture.SITE);
    }

    @Test
    void resetPassword_endsTheBrowserSession() {
        assertThat(browserSessionIsGood()).isTrue();
        reset();
        assertThat(browserSessionIsGood()).isFalse();
    }

    @Test
    void resetPassword_leavesRefreshTokensAsOnAws() {
        reset();
        assertThat(refreshTokenIsGood()).isTrue();
    }

    @Test
    void resetPassword_leavesAccessTokensAsOnAws() {
        reset();
        assertThat(accessTokenIsGood()).isTrue();
    }

    @Test
    void resetPassword_leavesIdTokensAsOnAws() {
        reset();
        assertThat(idTokenIsGood()).isTrue();
    }

    @Test
    void resetPassword_leavesAuthorizationCodes() {
        reset();
        assertThat(authorizationCodeIsGood()).isTrue();
    }

    @Test
    void resetPassword_leavesWhatARevocationStillEnds() {
        reset();
        browser.app(
                "/oauth2/revoke",
                Map.of(
                        "client_id",
                        pool.clientId,
                        "token",
                        tokens.path("refresh_token").asText()));
        assertThat(refreshTokenIsGood()).isFalse();
        assertThat(accessTokenIsGood()).isFalse();
        assertThat(idTokenIsGood()).isFalse();
    }

    @Test
    void deletedUser_leavesNothing() {
        pool.userPools.users().adminDeleteUser(pool.poolId, idToken.subject());
        nothingIsGood();
    }

    @Test
    void disabledUser_leavesNothing() {
        pool.database.write(t -> t.update("UPDATE pool_user SET enabled = 0 WHERE sub = ?", idToken.subject()));
        nothingIsGood();
    }

    private void nothingIsGood() {
        assertThat(refreshTokenIsGood()).as("refresh token").isFalse();
        assertThat(accessTokenIsGood()).as("access token").isFalse();
        assertThat(idTokenIsGood()).as("ID token").isFalse();
        assertThat(authorizationCodeIsGood()).as("authorization code").isFalse();
        assertThat(browserSessionIsGood()).as("browser session").isFalse();
    }
}
