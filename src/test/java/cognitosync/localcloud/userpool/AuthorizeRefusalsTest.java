package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.location;
import static cognitosync.localcloud.userpool.BrowserClient.parameter;
import static cognitosync.localcloud.userpool.BrowserClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the authorize endpoint and the logout endpoint refuse, with a page or by a redirect with an error. */
class AuthorizeRefusalsTest {
    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);

    @Test
    void authorize_forAnUnknownClient_showsAPageAndGoesNowhere() {
        refusedHere(with("client_id", "abcdefghijklmnopqrstuvwxyz"), "client_id");
    }

    @Test
    void authorize_toAnotherAddress_showsAPageAndGoesNowhere() {
        for (String address : new String[] {
            "http://localhost:8080/",
            "http://localhost:8080/index.html/",
            "http://localhost:8080/index.html?x=1",
            "http://localhost:8080/index.html#x",
            "http://localhost:8080/INDEX.html",
            "http://localhost:8080.example.org/index.html",
            "https://bucket.s3.eu-west-1.amazonaws.com/index.html",
            "https://example.org/",
            "javascript:alert(1)",
            ""
        }) {
            refusedHere(with("redirect_uri", address), "redirect_uri");
        }
    }

    @Test
    void login_toAnotherAddress_showsAPageAndGoesNowhere() {
        browser.signUpAndConfirm();
        Response response = browser.submit(
                "/login",
                with("redirect_uri", "https://example.org/"),
                Map.of("username", BrowserClient.EMAIL, "password", BrowserClient.PASSWORD));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("Location")).isEmpty();
    }

    @Test
    void authorize_withAParameterTwice_showsAPageAndGoesNowhere() {
        String query = FormEncoding.encode(browser.authorization()) + "&redirect_uri=https%3A%2F%2Fexample.org";
        Response response = browser.send("GET", "/oauth2/authorize", query, Headers.NONE, "");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("Location")).isEmpty();
    }

    @Test
    void authorize_withTheGrantThatTheTemplateDoesNotHave_isRefused() {
        returned(with("response_type", "token"), "unauthorized_client");
        try (PoolFixture implicit = new PoolFixture("implicit")) {
            BrowserClient other = new BrowserClient(implicit);
            Map<String, String> query = other.authorization();
            query.put("response_type", "code");
            returned(other, query, "unauthorized_client");
        }
    }

    @Test
    void authorize_withAnotherResponseType_isRefused() {
        returned(with("response_type", "code token"), "unsupported_response_type");
        returned(without("response_type"), "invalid_request");
    }

    @Test
    void authorize_withScopesOfTheClient_isAccepted_howeverTheSpaceIsWritten() {
        String query = FormEncoding.encode(browser.authorization()).replace("openid%20email%20profile", "openid+email");
        assertThat(location(browser.send("GET", "/oauth2/authorize", query, Headers.NONE, "")))
                .startsWith("/login?")
                .contains("scope=openid%20email&");
    }

    @Test
    void authorize_withAScopeThatTheClientDoesNotHave_isRefused() {
        returned(with("scope", "openid aws.cognito.signin.user.admin"), "invalid_scope");
    }

    @Test
    void authorize_withAPlainChallenge_isRefused() {
        returned(with("code_challenge_method", "plain"), "invalid_request");
        returned(without("code_challenge_method"), "invalid_request");
        returned(without("code_challenge"), "invalid_request");
        returned(with("code_challenge", BrowserClient.VERIFIER), "invalid_request");
    }

    @Test
    void authorize_silently_withNobodySignedIn_saysSoToTheApp() {
        returned(with("prompt", "none"), "login_required");
        browser.signUpAndConfirm();
        assertThat(parameter(browser.get("/oauth2/authorize", with("prompt", "none")), "code"))
                .isNotEmpty();
    }

    @Test
    void authorize_withPromptLogin_asksAgain() {
        browser.signUpAndConfirm();
        assertThat(location(browser.get("/oauth2/authorize", with("prompt", "login"))))
                .startsWith("/login?");
    }

    @Test
    void authorize_withALoginHint_putsItIntoTheForm_escaped() {
        Response page = browser.follow(browser.get("/oauth2/authorize", with("login_hint", "\"><script>x")));
        assertThat(text(page)).contains("value=\"&quot;&gt;&lt;script&gt;x\"").doesNotContain("<script>");
    }

    @Test
    void authorize_withAForgedSession_leadsToTheSignInPage() {
        browser.cookies.put("cognito-" + pool.poolId, "a".repeat(43));
        assertThat(location(browser.get("/oauth2/authorize", browser.authorization())))
                .startsWith("/login?");
    }

    @Test
    void logout_endsTheSession() {
        browser.signUpAndConfirm();
        Map<String, String> stolen = Map.copyOf(browser.cookies);
        Response response = browser.get("/logout", Map.of("client_id", pool.clientId, "logout_uri", PoolFixture.SITE));
        assertThat(response.status()).isEqualTo(302);
        assertThat(location(response)).isEqualTo(PoolFixture.SITE);
        assertThat(browser.cookies).doesNotContainKey("cognito-" + pool.poolId);
        browser.cookies.putAll(stolen);
        assertThat(location(browser.get("/oauth2/authorize", browser.authorization())))
                .as("the session is gone, not only its cookie")
                .startsWith("/login?");
    }

    @Test
    void logout_toAnUnregisteredAddress_showsAPageAndEndsNothing() {
        browser.signUpAndConfirm();
        Response response =
                browser.get("/logout", Map.of("client_id", pool.clientId, "logout_uri", PoolFixture.SITE + "?x"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("Location")).isEmpty();
        assertThat(location(browser.get("/oauth2/authorize", browser.authorization())))
                .startsWith(PoolFixture.SITE);
    }

    @Test
    void logout_ofAnUnknownClient_showsAPage() {
        assertThat(browser.get("/logout", Map.of("client_id", "nobody", "logout_uri", PoolFixture.SITE))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void logout_withARedirectUri_leadsToAnotherSignIn() {
        browser.signUpAndConfirm();
        assertThat(location(browser.get("/logout", browser.authorization()))).startsWith("/login?");
        assertThat(browser.get("/logout", with("redirect_uri", "https://example.org/"))
                        .status())
                .isEqualTo(400);
    }

    private void refusedHere(Map<String, String> query, String what) {
        Response response = browser.get("/oauth2/authorize", query);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("Location")).isEmpty();
        assertThat(text(response)).contains(what);
    }

    private void returned(Map<String, String> query, String error) {
        returned(browser, query, error);
    }

    private static void returned(BrowserClient browser, Map<String, String> query, String error) {
        Response response = browser.get("/oauth2/authorize", query);
        assertThat(response.status()).isEqualTo(302);
        assertThat(location(response)).startsWith(PoolFixture.SITE);
        assertThat(parameter(response, "error")).isEqualTo(error);
        assertThat(parameter(response, "state")).isEqualTo("a state & more");
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> query = browser.authorization();
        query.put(name, value);
        return query;
    }

    private Map<String, String> without(String name) {
        Map<String, String> query = browser.authorization();
        query.remove(name);
        return query;
    }
}
