package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.json;
import static cognitosync.localcloud.userpool.BrowserClient.location;
import static cognitosync.localcloud.userpool.BrowserClient.parameter;
import static cognitosync.localcloud.userpool.BrowserClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.mail.Mailbox.Message;
import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** From sign-up to tokens, as a browser and an app see it. */
class SignInJourneyTest {
    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);

    @Test
    void authorize_withNobodySignedIn_leadsToTheSignInPage() {
        Response response = browser.get("/oauth2/authorize", browser.authorization());
        assertThat(response.status()).isEqualTo(302);
        assertThat(location(response)).startsWith("/login?");
        Response page = browser.follow(response);
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).contains("name=\"username\"", "name=\"password\"", "/signup?", "/forgotPassword?");
    }

    @Test
    void signUp_toTokens() {
        Response signedUp = browser.signUp(BrowserClient.EMAIL, "Ada");
        assertThat(location(signedUp)).startsWith("/confirmUser?");
        assertThat(text(browser.follow(signedUp)))
                .contains("value=\"ada@example.com\"", "name=\"code\"", "http://localhost:4566/_local/inbox");

        Response confirmed = browser.submit(
                "/confirmUser",
                browser.authorization(),
                Map.of("username", BrowserClient.EMAIL, "code", " " + pool.lastCode(BrowserClient.EMAIL) + " "));
        assertThat(location(confirmed)).startsWith(PoolFixture.SITE + "?code=");
        assertThat(parameter(confirmed, "state")).isEqualTo("a state & more");

        JsonNode tokens = json(browser.redeem(parameter(confirmed, "code"), Map.of()));
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        IdToken token =
                pool.userPools.idTokenVerifier().verify(tokens.path("id_token").asText(), pool.provider());
        assertThat(token.clientId()).isEqualTo(pool.clientId);
        assertThat(token.claims())
                .containsEntry("email", "ada@example.com")
                .containsEntry("email_verified", true)
                .containsEntry("name", "Ada")
                .containsEntry("nonce", "a-nonce")
                .containsEntry("token_use", "id")
                .containsEntry("cognito:username", token.subject())
                .containsEntry("auth_time", pool.now().getEpochSecond())
                .containsKeys("at_hash", "jti", "origin_jti", "event_id", "iat", "exp");
        assertThat(pool.userPools.idTokenVerifier().isStillValid(token)).isTrue();
    }

    @Test
    void confirm_inAnotherBrowser_leadsToSignIn() {
        browser.signUp(BrowserClient.EMAIL, "Ada");
        BrowserClient other = new BrowserClient(pool);
        Response confirmed = other.submit(
                "/confirmUser",
                other.authorization(),
                Map.of("username", BrowserClient.EMAIL, "code", pool.lastCode(BrowserClient.EMAIL)));
        assertThat(location(confirmed)).startsWith("/login?").contains("login_hint=ada%40example.com");
        assertThat(text(other.follow(confirmed))).contains("Your email address is confirmed");
        assertThat(location(other.signIn("ADA@example.com", BrowserClient.PASSWORD)))
                .startsWith(PoolFixture.SITE + "?code=");
    }

    @Test
    void signIn_beforeConfirmation_asksForTheCodeAndThenReturns() {
        browser.signUp(BrowserClient.EMAIL, "Ada");
        BrowserClient other = new BrowserClient(pool);
        assertThat(location(other.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD)))
                .startsWith("/confirmUser?");
        assertThat(location(other.get("/oauth2/authorize", other.authorization())))
                .as("a session of an unconfirmed user opens nothing")
                .startsWith("/login?");
        Response confirmed = other.submit(
                "/confirmUser",
                other.authorization(),
                Map.of("username", BrowserClient.EMAIL, "code", pool.lastCode(BrowserClient.EMAIL)));
        assertThat(location(confirmed)).startsWith(PoolFixture.SITE + "?code=");
    }

    @Test
    void authorize_withASession_answersAtOnce_forAnHour() {
        browser.signUpAndConfirm();
        pool.later(Duration.ofMinutes(59));
        Response again = browser.get("/oauth2/authorize", browser.authorization());
        assertThat(location(again)).startsWith(PoolFixture.SITE + "?code=");
        IdToken token = pool.userPools
                .idTokenVerifier()
                .verify(
                        json(browser.redeem(parameter(again, "code"), Map.of()))
                                .path("id_token")
                                .asText(),
                        pool.provider());
        assertThat(token.claims())
                .containsEntry(
                        "auth_time", pool.now().minus(Duration.ofMinutes(59)).getEpochSecond());
        pool.later(Duration.ofMinutes(1));
        assertThat(location(browser.get("/oauth2/authorize", browser.authorization())))
                .startsWith("/login?");
    }

    @Test
    void forgottenPassword_isSetAnew_andOtherSessionsEnd() {
        browser.signUpAndConfirm();
        BrowserClient other = new BrowserClient(pool);
        Response asked =
                other.submit("/forgotPassword", other.authorization(), Map.of("username", BrowserClient.EMAIL));
        assertThat(location(asked)).startsWith("/confirmForgotPassword?");
        assertThat(text(other.follow(asked))).contains("value=\"ada@example.com\"");
        Response set = other.submit(
                "/confirmForgotPassword",
                other.authorization(),
                Map.of(
                        "username",
                        BrowserClient.EMAIL,
                        "code",
                        pool.lastCode(BrowserClient.EMAIL),
                        "password",
                        "Battery-staple-2"));
        assertThat(text(other.follow(set))).contains("Your new password is saved");
        assertThat(location(browser.get("/oauth2/authorize", browser.authorization())))
                .startsWith("/login?");
        assertThat(other.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD).status())
                .isEqualTo(400);
        assertThat(location(other.signIn(BrowserClient.EMAIL, "Battery-staple-2")))
                .startsWith(PoolFixture.SITE);
    }

    @Test
    void resend_replacesTheCode() {
        browser.signUp(BrowserClient.EMAIL, "Ada");
        String first = pool.lastCode(BrowserClient.EMAIL);
        String csrf = browser.cookies.get("csrf-" + pool.poolId);
        Response resent = browser.post(
                "/resendcode",
                browser.authorization(),
                Map.of("username", BrowserClient.EMAIL, "_csrf", csrf),
                Headers.NONE);
        assertThat(text(browser.follow(resent))).contains("we’ve sent a new code");
        assertThat(pool.mailbox.list(Optional.empty()))
                .extracting(Message::kind)
                .containsExactly("sign-up", "resend");
        String second = pool.lastCode(BrowserClient.EMAIL);
        if (!first.equals(second)) {
            assertThat(browser.submit(
                                    "/confirmUser",
                                    browser.authorization(),
                                    Map.of("username", BrowserClient.EMAIL, "code", first))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(browser.submit(
                                "/confirmUser",
                                browser.authorization(),
                                Map.of("username", BrowserClient.EMAIL, "code", second))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void implicitGrant_returnsTokensInTheFragment() {
        try (PoolFixture implicit = new PoolFixture("implicit")) {
            returnsTokensInTheFragment(implicit);
        }
    }

    private static void returnsTokensInTheFragment(PoolFixture pool) {
        Response signedIn = new BrowserClient(pool).signUpAndConfirm();
        assertThat(location(signedIn)).startsWith(PoolFixture.SITE + "#").doesNotContain("refresh_token");
        assertThat(parameter(signedIn, "state")).isEqualTo("a state & more");
        assertThat(pool.userPools
                        .idTokenVerifier()
                        .verify(parameter(signedIn, "id_token"), pool.provider())
                        .claims())
                .containsEntry("nonce", "a-nonce");
    }
}
