package cognitosync.localcloud.userpool.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.IdTokenVerifier;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user can still do whom an administrator disabled, or signed out everywhere. */
class EndedUsersTest {
    private static final String ADA = "{'UserPoolId': 'POOL', 'Username': 'ada@example.com'}";

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);
    private final AdminClient admin = new AdminClient(pool);
    private JsonNode tokens;

    @BeforeEach
    void signIn() {
        browser.signUpAndConfirm();
        tokens = signedIn();
    }

    private JsonNode signedIn() {
        Response response = browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD);
        return BrowserClient.json(browser.redeem(BrowserClient.parameter(response, "code"), Map.of()));
    }

    @Test
    void adminDisableUser_endsTokensAndSessions_andKeepsTheUserOut() {
        assertThat(refreshes(tokens)).isTrue();
        admin.ask("AdminDisableUser", ADA);
        assertThat(admin.user("ada@example.com").path("Enabled").asBoolean(true))
                .isFalse();
        assertThat(refreshes(tokens)).isFalse();
        assertThat(isAccepted(tokens)).isFalse();
        assertThat(userInfo(tokens)).isEqualTo(401);
        assertThat(browser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD).status())
                .isEqualTo(400);
        assertThat(hasSession()).isFalse();
    }

    @Test
    void adminEnableUser_letsTheUserInAgain_withNewTokens() {
        admin.ask("AdminDisableUser", ADA);
        admin.ask("AdminEnableUser", ADA);
        admin.ask("AdminEnableUser", ADA);
        assertThat(refreshes(tokens)).isFalse();
        assertThat(isAccepted(tokens)).isFalse();
        assertThat(refreshes(signedIn())).isTrue();
    }

    @Test
    void adminUserGlobalSignOut_endsTokens_andLeavesTheBrowsersSession() {
        assertThat(isAccepted(tokens)).isTrue();
        admin.ask("AdminUserGlobalSignOut", ADA);
        assertThat(refreshes(tokens)).isFalse();
        assertThat(isAccepted(tokens)).isFalse();
        assertThat(userInfo(tokens)).isEqualTo(401);
        assertThat(hasSession()).isTrue();
        assertThat(refreshes(signedIn())).isTrue();
    }

    @Test
    void adminSetUserPassword_endsTheBrowsersSession() {
        admin.ask(
                "AdminSetUserPassword",
                "{'UserPoolId': 'POOL', 'Username': 'ada@example.com', 'Password': 'Battery-staple-2'}");
        assertThat(hasSession()).isFalse();
    }

    private boolean refreshes(JsonNode given) {
        Response response = browser.refresh(given.path("refresh_token").asText());
        JsonNode answer = BrowserClient.json(response);
        if (answer.has("refresh_token")) {
            tokens = answer;
        }
        return response.status() == 200;
    }

    private boolean isAccepted(JsonNode given) {
        IdTokenVerifier verifier = pool.userPools.idTokenVerifier();
        return verifier.isStillValid(verifier.verify(given.path("id_token").asText(), pool.provider()));
    }

    private int userInfo(JsonNode given) {
        return browser.send(
                        "GET",
                        "/oauth2/userInfo",
                        "",
                        Headers.of(
                                "Authorization",
                                "Bearer " + given.path("access_token").asText()),
                        "")
                .status();
    }

    // With a session, the browser is sent back to the app; without one, to the sign-in page.
    private boolean hasSession() {
        return BrowserClient.location(browser.get("/oauth2/authorize", browser.authorization()))
                .startsWith(PoolFixture.SITE);
    }
}
