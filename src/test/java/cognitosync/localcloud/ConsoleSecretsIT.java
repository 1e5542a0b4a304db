package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/** The console shows no secret: after a whole journey every page is searched for what it must not hold. */
class ConsoleSecretsIT {
    private static final List<String> PAGES = List.of(
            "",
            "?show=judged",
            "?show=denied",
            "/requests?after=0",
            "/stacks",
            "/tables",
            "/users",
            "/identities",
            "/inbox");
    private static final Pattern LINK =
            Pattern.compile("href=\"(/_local/console/(?:why|datasets|buckets|items)[^\"]*)\"");

    private static final List<String> PROTECTION = List.of(
            "content-security-policy",
            "x-frame-options",
            "x-content-type-options",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "referrer-policy",
            "cache-control");

    @TempDir
    static Path folder;

    private static final Map<String, String> SECRETS = new LinkedHashMap<>();

    @AutoClose
    private static LocalCloud cloud;

    private static PersonClient sam;
    private static String code;

    @BeforeAll
    static void journey() throws IOException {
        cloud = TestCloud.product(folder);
        sam = PersonClient.signUp(cloud, "sam@example.com");
        code = sam.code();
        String authorizationCode = sam.authorizationCode();
        SECRETS.put("password", PersonClient.PASSWORD);
        SECRETS.put("authorization code", authorizationCode);
        JsonNode tokens = JsonProtocol.MAPPER.readTree(
                sam.exchange(authorizationCode, Map.of()).body());
        for (String name : List.of("id_token", "access_token", "refresh_token")) {
            SECRETS.put(name, tokens.path(name).asText());
        }
        String idToken = tokens.path("id_token").asText();
        String identityId = sam.identityId(idToken);
        AwsSessionCredentials credentials = (AwsSessionCredentials) sam.credentials(identityId, idToken);
        SECRETS.put("secret of the session", credentials.secretAccessKey());
        SECRETS.put("session token", credentials.sessionToken());
        SECRETS.put("sync session token", sync(credentials, identityId));
        SECRETS.put("developer's secret", developerSecret());
        SECRETS.put("code in a referrer", "code-in-a-referrer");
        read(get("/index.html").header("Referer", sam.siteUrl() + "?code=code-in-a-referrer"));
        read(get("/index.html?token=token-in-a-query").PUT(HttpRequest.BodyPublishers.noBody()));
        SECRETS.put("token in a query", "token-in-a-query");
    }

    private static String sync(AwsSessionCredentials credentials, String identityId) {
        try (CognitoSyncClient sync = sam.sync(credentials)) {
            ListRecordsResponse before = sync.listRecords(b -> b.identityPoolId(sam.identityPoolId())
                    .identityId(identityId)
                    .datasetName("preference"));
            sync.updateRecords(b -> b.identityPoolId(sam.identityPoolId())
                    .identityId(identityId)
                    .datasetName("preference")
                    .syncSessionToken(before.syncSessionToken())
                    .recordPatches(RecordPatch.builder()
                            .key("background-color")
                            .op(Operation.REPLACE)
                            .value("teal")
                            .syncCount(0L)
                            .build()));
            assertThat(catchThrowable(() -> sync.listRecords(b -> b.identityPoolId(sam.identityPoolId())
                            .identityId("eu-west-1:00000000-0000-0000-0000-000000000000")
                            .datasetName("preference"))))
                    .isInstanceOf(CognitoSyncException.class);
            return before.syncSessionToken();
        }
    }

    private static String developerSecret() throws IOException {
        Matcher secret = Pattern.compile("aws_secret_access_key\\s*=\\s*(\\S+)")
                .matcher(Files.readString(folder.resolve("data").resolve("credentials")));
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    @Test
    void everyPage_afterAJourney_holdsNoSecret() {
        Map<String, String> pages = new LinkedHashMap<>();
        PAGES.forEach(page -> visit("/_local/console" + page, pages));
        assertThat(pages).as("pages, with one for each request").hasSizeGreaterThan(20);
        assertThat(String.join("", pages.values()))
                .as("what the journey did is there to be seen")
                .contains("UpdateRecords", "sam@example.com", "index.html?…", "because no statement allows it");
        SECRETS.forEach((name, secret) -> {
            assertThat(secret).as(name).hasSizeGreaterThan(10);
            pages.forEach(
                    (path, html) -> assertThat(html).as("%s on %s", name, path).doesNotContain(secret));
        });
        pages.forEach((path, html) -> {
            if (!path.endsWith("/inbox")) {
                assertThat(html).as("the code of a mail on %s", path).doesNotContainPattern("\\b" + code + "\\b");
            }
        });
        assertThat(pages.get("/_local/console/inbox")).contains(code);
    }

    @Test
    void console_answersNoOtherOriginAndNoOtherHost() {
        HttpRequest.Builder foreign =
                HttpRequest.newBuilder(api("/_local/console")).header("Origin", "http://evil.example");
        HttpResponse<String> answer = sam.browser().send(foreign);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        HttpRequest.Builder delete = HttpRequest.newBuilder(api("/_local/console/users/delete"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("pool=p&sub=s"));
        assertThat(sam.browser().send(delete).statusCode()).isEqualTo(403);
    }

    /** Also what no page answers must not be framed, sniffed or kept. */
    @Test
    void refusals_haveTheHeadersOfThePages() {
        Map<String, List<String>> page = protection(send("GET", "/_local/console"), 200);
        assertThat(page).containsOnlyKeys(PROTECTION).doesNotContainValue(List.of());
        assertThat(protection(send("GET", "/_local/console/none"), 404)).isEqualTo(page);
        assertThat(protection(send("GET", "/_local/none"), 404)).isEqualTo(page);
        assertThat(protection(send("PUT", "/_local/console/stacks"), 405)).isEqualTo(page);
        assertThat(protection(send("GET", "/_local/console?show=%ff"), 400)).isEqualTo(page);
        assertThat(protection(send("GET", "/_local/console/%ff"), 400)).isEqualTo(page);
        byte[] tooLong = new byte[9 * 1024 * 1024];
        HttpRequest.Builder post = HttpRequest.newBuilder(api("/_local/console/users/delete"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(tooLong));
        assertThat(protection(sam.browser().send(post), 413)).isEqualTo(page);
    }

    private static HttpResponse<String> send(String method, String path) {
        return sam.browser()
                .send(HttpRequest.newBuilder(api(path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static Map<String, List<String>> protection(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return PROTECTION.stream().collect(Collectors.toMap(Function.identity(), name -> answer.headers()
                .allValues(name)));
    }

    private static void visit(String path, Map<String, String> pages) {
        if (pages.containsKey(path)) {
            return;
        }
        HttpResponse<String> answer = sam.browser().send(HttpRequest.newBuilder(api(path)));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        pages.put(path, answer.body());
        Matcher links = LINK.matcher(answer.body().replace("&amp;", "&").replace("&#x3D;", "="));
        while (links.find()) {
            visit(links.group(1), pages);
        }
    }

    private static URI api(String path) {
        return URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint") + path);
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(sam.siteUrl()).resolve(path));
    }

    private static void read(HttpRequest.Builder request) {
        sam.browser().send(request);
    }
}
