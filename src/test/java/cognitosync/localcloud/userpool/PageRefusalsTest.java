package cognitosync.localcloud.userpool;

import static cognitosync.localcloud.userpool.BrowserClient.location;
import static cognitosync.localcloud.userpool.BrowserClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the pages refuse, and what they never tell. */
class PageRefusalsTest {
    private static final List<String> PAGES =
            List.of("/login", "/signup", "/confirmUser", "/forgotPassword", "/confirmForgotPassword");

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final BrowserClient browser = new BrowserClient(pool);

    @Test
    void post_fromAnotherSite_isRefused_onEveryPage() {
        browser.signUpAndConfirm();
        browser.get("/logout", Map.of("client_id", pool.clientId, "logout_uri", PoolFixture.SITE));
        String csrf = browser.cookies.get("csrf-" + pool.poolId);
        Map<String, String> fields = Map.of(
                "username", BrowserClient.EMAIL, "password", BrowserClient.PASSWORD, "code", "123456", "_csrf", csrf);
        for (String page : List.of(
                "/login", "/signup", "/confirmUser", "/resendcode", "/forgotPassword", "/confirmForgotPassword")) {
            for (Headers foreign : List.of(
                    Headers.of("Origin", "https://example.org"),
                    Headers.of("Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-site"),
                    Headers.of("Origin", "null"),
                    Headers.of("Sec-Fetch-Site", "cross-site"))) {
                Response response = browser.post(page, browser.authorization(), fields, foreign);
                assertThat(response.status()).as("%s %s", page, foreign).isEqualTo(403);
                assertThat(browser.cookies).doesNotContainKey("cognito-" + pool.poolId);
            }
        }
        assertThat(browser.post("/login", browser.authorization(), fields, Headers.NONE)
                        .status())
                .as("the same form from the page itself")
                .isEqualTo(302);
    }

    @Test
    void post_withoutTheTokenOfThisBrowser_isRefused() {
        browser.signUpAndConfirm();
        BrowserClient attacker = new BrowserClient(pool);
        attacker.get("/login", attacker.authorization());
        Map<String, String> fields = Map.of("username", BrowserClient.EMAIL, "password", BrowserClient.PASSWORD);
        assertThat(browser.post("/login", browser.authorization(), fields, Headers.NONE)
                        .status())
                .isEqualTo(403);
        Map<String, String> foreign = Map.of(
                "username",
                BrowserClient.EMAIL,
                "password",
                BrowserClient.PASSWORD,
                "_csrf",
                attacker.cookies.get("csrf-" + pool.poolId));
        assertThat(browser.post("/login", browser.authorization(), foreign, Headers.NONE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pages_cannotBeFramedNorRunScripts_andSetOnlyHiddenCookies() {
        for (String path : PAGES) {
            Response page = browser.get(path, browser.authorization());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.headers().first("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'self'")
                    .contains("form-action 'self' http://localhost:8080;", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src");
            assertThat(page.headers().first("Cache-Control")).contains("no-store");
            assertThat(page.headers().all("Set-Cookie"))
                    .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                    .noneMatch(cookie -> cookie.contains("Secure"));
            assertThat(text(page)).doesNotContain("<script", "style=", "onclick");
        }
    }

    @Test
    void signUp_withCharactersThatNobodySees_isRefused() {
        for (String unseen : List.of("\u200b", "\u202e", "\u00ad", "\u00a0", "\u0085")) {
            Response page = browser.submit(
                    "/signup",
                    browser.authorization(),
                    Map.of(
                            "email",
                            "a" + unseen + "da@example.com",
                            "name",
                            "Ada",
                            "password",
                            BrowserClient.PASSWORD));
            assertThat(page.status()).as("U+%04x", (int) unseen.charAt(0)).isEqualTo(400);
        }
        assertThat(pool.mailbox.list(Optional.empty())).isEmpty();
    }

    @Test
    void username_thatNoAccountCanHave_isCutBeforeItTravelsOn() {
        for (String page : List.of("/forgotPassword", "/resendcode")) {
            browser.get("/login", browser.authorization());
            Response response = browser.post(
                    page,
                    browser.authorization(),
                    Map.of(
                            "username",
                            "\ud83d\ude00".repeat(3_000),
                            "_csrf",
                            browser.cookies.get("csrf-" + pool.poolId)),
                    Headers.of("Origin", "http://localhost:8081"));
            assertThat(response.status()).as(page).isEqualTo(303);
            assertThat(location(response)).hasSizeLessThan(5_000);
        }
    }

    @Test
    void pages_escapeWhatPeopleTyped() {
        Response page = browser.submit(
                "/signup",
                browser.authorization(),
                Map.of(
                        "email",
                        "no address",
                        "name",
                        "<img src=x onerror=alert(1)>\"'&",
                        "password",
                        BrowserClient.PASSWORD));
        assertThat(page.status()).isEqualTo(400);
        assertThat(text(page))
                .contains("This isn’t an email address", "&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img", BrowserClient.PASSWORD);
        Map<String, String> query = browser.authorization();
        query.put("state", "\"><script>alert(1)</script>");
        assertThat(text(browser.get("/login", query))).doesNotContain("<script>");
    }

    @Test
    void signUp_withAWeakPassword_saysWhatItLacks() {
        Response page = browser.submit(
                "/signup",
                browser.authorization(),
                Map.of("email", BrowserClient.EMAIL, "name", "Ada", "password", "short"));
        assertThat(text(page)).contains("at least 12 characters. Add an upper-case letter, a digit and a symbol");
        assertThat(pool.mailbox.list(Optional.empty())).isEmpty();
    }

    @Test
    void signUp_withAnEmptyField_orATakenAddress_saysSo() {
        Response empty = browser.submit(
                "/signup",
                browser.authorization(),
                Map.of("email", BrowserClient.EMAIL, "name", " ", "password", BrowserClient.PASSWORD));
        assertThat(text(empty)).contains("The field name is empty");
        browser.signUp(BrowserClient.EMAIL, "Ada");
        assertThat(text(browser.signUp("ADA@example.com", "Eve")))
                .contains("An account with this email address already exists");
    }

    @Test
    void signIn_withAWrongPassword_andAsNobody_getTheSameAnswer() {
        browser.signUpAndConfirm();
        BrowserClient other = new BrowserClient(pool);
        Response wrong = other.signIn(BrowserClient.EMAIL, "Wrong-password-1");
        Response nobody = other.signIn("bob@example.com", "Wrong-password-1");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(text(nobody)).contains("Incorrect username or password");
        assertThat(text(nobody).replace("bob@", "ada@")).isEqualTo(text(wrong));
        assertThat(other.cookies).doesNotContainKey("cognito-" + pool.poolId);
    }

    @Test
    void forgotPassword_forNobody_looksTheSame() {
        browser.signUpAndConfirm();
        Response known =
                browser.submit("/forgotPassword", browser.authorization(), Map.of("username", BrowserClient.EMAIL));
        Response nobody =
                browser.submit("/forgotPassword", browser.authorization(), Map.of("username", "bob@example.com"));
        assertThat(location(nobody).replace("bob%40", "ada%40")).isEqualTo(location(known));
        assertThat(pool.mailbox.list(Optional.of("bob@example.com"))).isEmpty();
        Map<String, String> guess =
                Map.of("username", "bob@example.com", "code", "000000", "password", "Battery-staple-2");
        assertThat(text(browser.submit("/confirmForgotPassword", browser.authorization(), guess)))
                .contains("That code isn’t right");
    }

    @Test
    void passwordGuesses_lockOut_longerEachTime_theRightOneToo() {
        browser.signUpAndConfirm();
        BrowserClient guesser = new BrowserClient(pool);
        for (int i = 0; i < 5; i++) {
            assertThat(text(guesser.signIn(BrowserClient.EMAIL, "Wrong-password-" + i)))
                    .contains("Incorrect");
        }
        assertThat(text(guesser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD)))
                .contains("Password attempts exceeded");
        pool.later(Duration.ofSeconds(1));
        assertThat(text(guesser.signIn(BrowserClient.EMAIL, "Wrong-password-6")))
                .contains("Incorrect");
        pool.later(Duration.ofSeconds(1));
        assertThat(text(guesser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD)))
                .contains("Password attempts exceeded");
        pool.later(Duration.ofSeconds(1));
        assertThat(guesser.signIn(BrowserClient.EMAIL, BrowserClient.PASSWORD).status())
                .isEqualTo(302);
        assertThat(text(guesser.signIn(BrowserClient.EMAIL, "Wrong-password-7")))
                .as("the right password clears the count")
                .contains("Incorrect");
    }

    @Test
    void codeGuesses_areThrottled_forNobodyToo() {
        browser.signUp(BrowserClient.EMAIL, "Ada");
        String code = pool.lastCode(BrowserClient.EMAIL);
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (String username : List.of(BrowserClient.EMAIL, "nobody@example.com")) {
            Map<String, String> guess = Map.of("username", username, "code", wrong);
            for (int i = 0; i < 5; i++) {
                assertThat(text(browser.submit("/confirmUser", browser.authorization(), guess)))
                        .contains("That code isn’t right");
            }
            assertThat(text(browser.submit("/confirmUser", browser.authorization(), guess)))
                    .contains("Too many incorrect codes");
        }
        Map<String, String> right = Map.of("username", BrowserClient.EMAIL, "code", code);
        assertThat(browser.submit("/confirmUser", browser.authorization(), right)
                        .status())
                .isEqualTo(400);
        pool.later(Duration.ofSeconds(1));
        assertThat(browser.submit("/confirmUser", browser.authorization(), right)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void code_afterItsTime_orUsed_isRefused() {
        browser.signUp(BrowserClient.EMAIL, "Ada");
        Map<String, String> right = Map.of("username", BrowserClient.EMAIL, "code", pool.lastCode(BrowserClient.EMAIL));
        pool.later(Duration.ofHours(24));
        assertThat(text(browser.submit("/confirmUser", browser.authorization(), right)))
                .contains("This code has expired");
        pool.later(Duration.ofMillis(-1));
        assertThat(browser.submit("/confirmUser", browser.authorization(), right)
                        .status())
                .isEqualTo(303);
        assertThat(text(browser.submit("/confirmUser", browser.authorization(), right)))
                .contains("That code isn’t right");
    }

    @Test
    void resetCode_afterAnHour_isRefused_andSignUpCodesResetNothing() {
        browser.signUpAndConfirm();
        browser.submit("/forgotPassword", browser.authorization(), Map.of("username", BrowserClient.EMAIL));
        Map<String, String> fields = Map.of(
                "username",
                BrowserClient.EMAIL,
                "code",
                pool.lastCode(BrowserClient.EMAIL),
                "password",
                "Battery-staple-2");
        assertThat(text(browser.submit("/confirmUser", browser.authorization(), fields)))
                .contains("That code isn’t right");
        pool.later(Duration.ofHours(1));
        assertThat(text(browser.submit("/confirmForgotPassword", browser.authorization(), fields)))
                .contains("This code has expired");
    }

    @Test
    void newPassword_thatWasUsedBefore_isRefused_andTheCodeStaysGood() {
        browser.signUpAndConfirm();
        browser.submit("/forgotPassword", browser.authorization(), Map.of("username", BrowserClient.EMAIL));
        String code = pool.lastCode(BrowserClient.EMAIL);
        assertThat(text(browser.submit(
                        "/confirmForgotPassword",
                        browser.authorization(),
                        Map.of("username", BrowserClient.EMAIL, "code", code, "password", BrowserClient.PASSWORD))))
                .contains("one of your last 5 passwords");
        assertThat(browser.submit(
                                "/confirmForgotPassword",
                                browser.authorization(),
                                Map.of("username", BrowserClient.EMAIL, "code", code, "password", "Battery-staple-2"))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void mail_isThrottled() {
        browser.signUpAndConfirm();
        for (int i = 0; i < 5; i++) {
            browser.submit("/forgotPassword", browser.authorization(), Map.of("username", BrowserClient.EMAIL));
        }
        assertThat(text(browser.submit(
                        "/forgotPassword", browser.authorization(), Map.of("username", BrowserClient.EMAIL))))
                .contains("Too many codes requested");
        assertThat(pool.mailbox.list(Optional.of(BrowserClient.EMAIL))).hasSize(6);
    }

    @Test
    void managedLogin_withoutABranding_servesNothing() {
        try (PoolFixture unbranded = new PoolFixture("code", false)) {
            servesNothing(unbranded);
        }
    }

    private static void servesNothing(PoolFixture pool) {
        BrowserClient browser = new BrowserClient(pool);
        for (String page : PAGES) {
            Response response = browser.get(page, browser.authorization());
            assertThat(response.status()).isEqualTo(403);
            assertThat(text(response)).contains("Login pages unavailable").doesNotContain("<form");
        }
        pool.deploy(
                "AWS::Cognito::UserPoolDomain",
                PoolFixture.json("{'Domain': '%s', 'ManagedLoginVersion': 1, 'UserPoolId': '%s'}"
                        .formatted(PoolFixture.DOMAIN, pool.poolId)),
                Optional.empty());
        assertThat(browser.get("/login", browser.authorization()).status())
                .as("the classic pages need none")
                .isEqualTo(200);
    }

    @Test
    void styleSheets_areThere_theTokensFirst() {
        List<String> links = Pattern.compile("rel=\"stylesheet\" href=\"([^\"?]+)")
                .matcher(text(browser.get("/login", browser.authorization())))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links).containsExactly("/tokens.css", "/look.css", "/sign-in.css");
        assertThat(links).allSatisfy(link -> {
            Response sheet = browser.get(link, Map.of("client_id", pool.clientId));
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.headers().first("Content-Type")).contains("text/css; charset=utf-8");
        });
    }

    @Test
    void look_isThatOfTheClientsBranding() {
        assertThat(text(browser.get("/look.css", Map.of("client_id", pool.clientId))))
                .contains("--button: #1c1b22ff;");
        String settings =
                "'Settings': {'components': {'primaryButton': {'lightMode': {'defaults': {'backgroundColor': 'ff00aaff'}}}}}";
        pool.deploy(
                "AWS::Cognito::ManagedLoginBranding",
                PoolFixture.json(
                        "{'ClientId': '%s', 'UserPoolId': '%s', %s}".formatted(pool.clientId, pool.poolId, settings)),
                Optional.of(new Resource(brandingId(), Map.of())));
        Response look = browser.get("/look.css", Map.of("client_id", pool.clientId));
        assertThat(look.headers().first("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(text(look)).contains("--button: #ff00aaff;", "prefers-color-scheme: dark");
        assertThat(text(browser.get("/login", browser.authorization())))
                .contains("/look.css?client_id=" + pool.clientId);
    }

    private String brandingId() {
        return pool.poolId + "|"
                + pool.database
                        .read(transaction -> transaction.first("SELECT id FROM branding", row -> row.text("id")))
                        .orElseThrow();
    }
}
