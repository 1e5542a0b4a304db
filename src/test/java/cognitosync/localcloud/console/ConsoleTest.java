package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.http.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final List<String> PAGES = List.of(
            "",
            "/why",
            "/graphql",
            "/stacks",
            "/buckets",
            "/tables",
            "/items",
            "/apis",
            "/api",
            "/connections",
            "/users",
            "/identities",
            "/datasets",
            "/inbox");
    private static final Pattern OLDER = Pattern.compile("id=\"older\"><a href=\"/_local/console\\?([^\"]+)\"");
    private static final String SAM = "pool=eu-west-1_Pool&sub=" + ConsoleSampleData.SUB;

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    @Test
    void requestLog_tellsWhoWhatResourceDecisionAndStatus_theNewestFirst() {
        console.assumeRole();
        console.listRecords(ConsoleSampleData.IDENTITY);
        console.listRecords("eu-west-1:99999999-9999-9999-9999-999999999999");
        String page = console.page("", "");
        assertThat(page)
                .contains("&lt;b&gt;Sam&lt;/b&gt;", ConsoleSampleData.IDENTITY, "cognito-sync:ListRecords", ">403")
                .contains("by statement 1 (Own) of OwnDatasets", "by statement 1 of the trust policy")
                .contains("because no statement allows it")
                .contains("<span class=\"id\">Role</span>");
        assertThat(page.indexOf("because no statement")).isLessThan(page.indexOf("statement 1 (Own)"));
        assertThat(console.page("", "show=denied")).contains(">403").doesNotContain("statement 1 (Own)");
    }

    @Test
    void requestLog_whenNothingHappened_saysWhatToDo() {
        assertThat(console.page("", "")).contains("No requests yet").doesNotContain("class=\"call");
    }

    @Test
    void news_bringOnlyWhatIsNew() {
        // News come once a second: they must not read what became of every stack.
        console.cloud.dropEvents();
        console.listRecords(ConsoleSampleData.IDENTITY);
        Response first = console.get("/requests", "after=0");
        assertThat(first.headers().first("X-Last-Request")).contains("1");
        assertThat(console.get("/requests", "after=1").status()).isEqualTo(204);
        console.listRecords("eu-west-1:99999999-9999-9999-9999-999999999999");
        String news = ConsoleFixture.text(console.get("/requests", "after=1"));
        assertThat(news).contains(">403").doesNotContain("<html", ">200");
        assertThat(console.get("/requests", "after=none-at-all").status()).isEqualTo(200);
    }

    @Test
    void requestLog_isBounded() {
        for (int i = 0; i < Trail.CAPACITY; i++) {
            console.listRecords(ConsoleSampleData.IDENTITY);
        }
        assertThat(console.page("", "").split("class=\"call ", -1)).hasSize(101);
        String page = console.page("", "");
        int shown = 100;
        for (Matcher older = OLDER.matcher(page); older.find(); older = OLDER.matcher(page)) {
            page = console.page("", unescaped(older.group(1)));
            assertThat(page).as("a page of the past is not live").doesNotContain("request-log.js", "id=\"live\"");
            shown += page.split("class=\"call ", -1).length - 1;
        }
        assertThat(shown)
                .as("every request that is kept is on one of the pages")
                .isEqualTo(Trail.CAPACITY);
        assertThat(ConsoleFixture.text(console.get("/requests", "after=1")).split("class=\"call ", -1))
                .hasSize(101);
    }

    @Test
    void why_ofAnAllowedCall_goesFromTrustPolicyToStatementWithVariablesFilledIn() {
        console.assumeRole();
        console.listRecords(ConsoleSampleData.IDENTITY);
        String page = console.page("/why", "request=2");
        assertThat(page)
                .containsSubsequence(
                        "Trust policy: who can assume the role?",
                        "Role policies: what can the role do?",
                        "Statement 1 (Own) of OwnDatasets",
                        "Resources.Role.Properties.Policies[0].PolicyDocument.Statement[0]",
                        "An Allow matches and no Deny does");
        Matcher written = Pattern.compile(
                        "<mark class=\"(paint-\\d)\">\\$\\{cognito-identity.amazonaws.com:sub\\}</mark>")
                .matcher(page.replace("&#x3D;", "="));
        assertThat(written.find()).isTrue();
        String filledIn = "<mark class=\"" + written.group(1) + "\">" + ConsoleSampleData.IDENTITY + "</mark>";
        assertThat(page.split(Pattern.quote(filledIn), -1))
                .as("the value is painted where it is filled in and wherever it was asked for")
                .hasSizeGreaterThan(3);
        assertThat(page).as("the template's own words").contains("&quot;Ref&quot; : &quot;Pool&quot;");
    }

    @Test
    void why_ofADeniedCall_showsTheElementThatDoesNotMatch() {
        console.listRecords("eu-west-1:99999999-9999-9999-9999-999999999999");
        String page = console.page("/why", "request=1");
        assertThat(page)
                .contains(
                        "does not match",
                        "No Allow matches, so the request is denied by default.",
                        "issued before the oldest request");
        assertThat(page.split("does not match", -1)).as("the resource alone").hasSize(2);
    }

    @Test
    void why_ofARequestThatIsNotKept_saysSo() {
        assertThat(console.page("/why", "request=1")).contains("no longer stored");
        assertThat(console.page("/why", "request=99999999999999999999")).contains("no longer stored");
    }

    @Test
    void stacks_showStatusReasonOutputsResourcesAndEvents() {
        assertThat(console.page("/stacks", ""))
                .contains("UPDATE_ROLLBACK_COMPLETE", "Bucket &lt;b&gt;Site&lt;/b&gt; is taken", "Test-Role-ABC")
                .contains("<a href=\"http://localhost:8080/index.html\">", "CREATE_FAILED", "Because &lt;i&gt;")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void buckets_showObjectsPageByPage() {
        String first = console.page("/buckets", "");
        assertThat(first).contains("assets/&lt;b&gt;000.js", "assets/&lt;b&gt;099.js", "150 objects, 2.0 KiB");
        assertThat(first).doesNotContain("100.js");
        Matcher next = Pattern.compile("buckets\\?([^\"]*after[^\"]*)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(console.page("/buckets", unescaped(next.group(1))))
                .contains("100.js", "149.js")
                .doesNotContain("More objects");
    }

    @Test
    void users_areConfirmedAndDeleted() {
        Response confirmed = console.post("/users/confirm", form(SAM));
        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(confirmed.headers().first("Location"))
                .contains("/_local/console/users?pool=eu-west-1_Pool&done=confirmed");
        assertThat(console.page("/users", "done=confirmed")).contains("The user was confirmed");
        assertThat(console.sam())
                .hasValueSatisfying(user -> assertThat(user.confirmed()).isTrue());
        assertThat(console.post("/users/delete", form(SAM)).status()).isEqualTo(303);
        assertThat(console.sam()).isEmpty();
    }

    @Test
    void users_whoAreGone_areSaidToBeGone() {
        Response answer = console.post("/users/confirm", form("pool=eu-west-1_Pool&sub=nobody"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(ConsoleFixture.text(answer))
                .contains("role=\"alert\" tabindex=\"-1\" autofocus>This user no longer exists.");
    }

    @Test
    void identities_showLoginsAndWhatIsStored() {
        assertThat(console.page("/identities", ""))
                .contains(ConsoleSampleData.IDENTITY, "sam@example.com", "1 dataset, 19 bytes", ConsoleSampleData.SUB);
    }

    @Test
    void datasets_showRecordsSyncCountsAndSize_andPaintColoursOnly() {
        String page = console.page("/datasets", "identity=" + ConsoleSampleData.IDENTITY);
        assertThat(page)
                .contains("preference", "2 records, 19 bytes", "<em>removed</em>", "fill=\"teal\"")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "fill=\"url", "fill=\"&lt;");
        assertThat(console.page("/datasets", "identity=nobody")).contains("This identity doesn’t exist");
    }

    @Test
    void inbox_showsItsCodes_andNoOtherPageDoes() {
        assertThat(console.page("/inbox", "")).contains("123456", "sam@example.com");
        for (String path : PAGES) {
            if (!path.equals("/inbox")) {
                assertThat(console.page(path, "")).as(path).doesNotContain("123456\n", ">123456<");
            }
        }
    }

    @Test
    void queriesAndReferrers_areNeverShown() {
        console.assumeRole();
        console.listRecords(ConsoleSampleData.IDENTITY);
        assertThat(console.page("", "") + console.page("/why", "request=1") + console.page("/why", "request=2"))
                .contains("http://localhost:8080/index.html?…")
                .doesNotContain("secret");
    }

    @Test
    void everyPage_keepsToItself() {
        for (String path : PAGES) {
            Response page = console.get(path, "");
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.headers().first("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "data:");
            assertThat(page.headers().first("Cache-Control")).contains("no-store");
            assertThat(page.headers().first("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(page.headers().names()).as(path).noneMatch(name -> name.startsWith("access-control"));
            assertThat(ConsoleFixture.text(page))
                    .as(path)
                    .doesNotContain("style=", "onclick", "<style")
                    .doesNotContainPattern("<script(?! src=)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site,cors,empty",
        "same-site,no-cors,script",
        "cross-site,navigate,iframe",
        "same-site,cors,empty"
    })
    void otherOrigins_getNoPage(String site, String mode, String destination) {
        for (String path : List.of("", "/requests", "/users", "/request-log.js")) {
            Response refused = console.get(
                    path, "", "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", destination);
            assertThat(refused.status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aLinkFromElsewhere_showsThePage() {
        Response page = console.get(
                "", "", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        assertThat(page.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/confirm", "/users/delete"})
    void forms_fromElsewhere_areRefused(String path) {
        String good = form(SAM);
        assertThat(console.post(path, SAM).status()).as("without a token").isEqualTo(403);
        assertThat(console.post(path, SAM + "&_token=" + "A".repeat(43)).status())
                .as("with a wrong one")
                .isEqualTo(403);
        assertThat(console.post(path, good, "Origin", "http://localhost:8080").status())
                .as("of the deployed website")
                .isEqualTo(403);
        assertThat(console.post(path, good, "Origin", "null").status()).isEqualTo(403);
        assertThat(console.post(
                                path,
                                good,
                                "Sec-Fetch-Site",
                                "cross-site",
                                "Sec-Fetch-Mode",
                                "navigate",
                                "Sec-Fetch-Dest",
                                "document")
                        .status())
                .as("a form is no link")
                .isEqualTo(403);
        assertThat(console.get(path, good).status()).as("as a link").isEqualTo(405);
        assertThat(console.isSamUntouched()).isTrue();
        assertThat(console.post(path, good, "Origin", "http://" + ConsoleFixture.HOST)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void token_isAnotherOneAtEachStart() {
        try (ConsoleFixture later = new ConsoleFixture()) {
            assertThat(later.post("/users/delete", form(SAM)).status()).isEqualTo(403);
        }
    }

    private static String unescaped(String html) {
        return html.replace("&amp;", "&").replace("&#x3D;", "=").replace("&#61;", "=");
    }

    private String form(String fields) {
        Matcher token =
                Pattern.compile("name=\"_token\" value=\"([A-Za-z0-9_-]{43})\"").matcher(console.page("/users", ""));
        assertThat(token.find()).isTrue();
        return fields + "&_token=" + token.group(1);
    }
}
