package cognitosync.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One gate and one set of headers for every address of this machine's own, whichever there are and will be. */
class LocalPagesTest {
    private static final String OWN = "http://" + ConsoleFixture.HOST;
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final Map<String, String> HEADERS = Map.of(
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store");

    /** What pages of other origins send, the page of an object among them, whose origin is opaque. */
    private static final List<Headers> FOREIGN = List.of(
            Headers.of("Origin", "null"),
            Headers.of("Origin", "http://localhost:8080"),
            Headers.of("Origin", "https://evil.example"),
            Headers.of("Sec-Fetch-Site", "cross-site"),
            Headers.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"),
            Headers.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"),
            Headers.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"),
            Headers.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "object"),
            Headers.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "embed"),
            Headers.of("Sec-Fetch-Site", "cross-site", "Accept", BROWSER),
            Headers.of(
                    "Origin",
                    "null",
                    "Sec-Fetch-Site",
                    "cross-site",
                    "Sec-Fetch-Mode",
                    "navigate",
                    "Sec-Fetch-Dest",
                    "document"),
            Headers.of("Origin", "null", "Sec-Fetch-Site", "same-origin"));

    @AutoClose
    private final ConsoleFixture console = new ConsoleFixture();

    private Stream<String> paths() {
        return Stream.concat(
                console.pages.addresses().stream()
                        .map(Routes.Address::path)
                        .filter(path -> path.startsWith("/_local/")),
                Stream.of("/_local/", "/_local/unknown", "/_local//mail", "/_local/mail/", "/_local/console/x%2Fy"));
    }

    @Test
    void addresses_areAllOfThem() {
        assertThat(console.pages.addresses())
                .contains(
                        new Routes.Address("GET", "/_local/mail"),
                        new Routes.Address("GET", "/_local/inbox"),
                        new Routes.Address("GET", "/_local/console"),
                        new Routes.Address("GET", "/_local/console/inbox"),
                        new Routes.Address("POST", "/_local/console/users/delete"))
                .hasSizeGreaterThan(15);
    }

    @Test
    void everyAnswer_ofAnyAddressAndMethod_toAnybody_hasTheHeaders() {
        List<Headers> askers = Stream.concat(
                        FOREIGN.stream(),
                        Stream.of(Headers.NONE, Headers.of("Accept", BROWSER), Headers.of("Origin", OWN)))
                .toList();
        paths().forEach(path -> METHODS.forEach(method -> askers.forEach(asker -> {
            Response answer = respond(method, path, asker);
            String what = method + " " + path + " " + asker;
            HEADERS.forEach((name, value) ->
                    assertThat(answer.headers().all(name)).as(what).containsExactly(value));
            assertThat(answer.headers().all("Content-Security-Policy"))
                    .as(what)
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*", "data:");
            assertThat(answer.headers().names()).as(what).noneMatch(name -> name.startsWith("access-control"));
        })));
    }

    @Test
    void everyAddress_toPagesOfOtherOrigins_isRefused() {
        paths().forEach(path -> METHODS.forEach(method -> FOREIGN.forEach(asker -> {
            Response answer = respond(method, path, asker);
            assertThat(answer.status()).as(method + " " + path + " " + asker).isEqualTo(403);
            assertThat(text(answer)).doesNotContain("123456", "<html");
        })));
    }

    @Test
    void everyAddressThatChangesSomething_withoutTheToken_isRefused() {
        console.pages.addresses().stream()
                .filter(address -> !address.method().equals("GET"))
                .forEach(address -> {
                    assertThat(respond(address.method(), address.path(), Headers.NONE)
                                    .status())
                            .as("%s", address)
                            .isEqualTo(403);
                    assertThat(respond(address.method(), address.path(), Headers.of("Origin", OWN))
                                    .status())
                            .as("%s", address)
                            .isEqualTo(403);
                });
        assertThat(console.isSamUntouched()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /_local/nothing, 404",
        "HEAD, /_local/console/nothing, 404",
        "GET, /_local/console/users/delete, 405"
    })
    void anAddressWithoutAPage_givesPeopleTheConsolesNavigation_andProgramsALine(
            String method, String path, int status) {
        for (Headers person : List.of(
                Headers.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"),
                Headers.of("Accept", BROWSER))) {
            Response page = respond(method, path, person);
            assertThat(page.status()).isEqualTo(status);
            assertThat(page.headers().first("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(text(page))
                    .contains("<nav aria-label=\"Console\">", "href=\"/_local/console/inbox\"")
                    .doesNotContain("aria-current", "<form");
        }
        for (Headers program : List.of(Headers.NONE, Headers.of("Accept", "*/*", "User-Agent", "curl/8.5.0"))) {
            Response line = respond(method, path, program);
            assertThat(line.status()).isEqualTo(status);
            assertThat(line.headers().first("Content-Type")).contains("text/plain; charset=utf-8");
            assertThat(text(line)).hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_local", "/_local/"})
    void entrances_leadPeopleToTheConsole(String path) {
        for (String method : List.of("GET", "HEAD")) {
            Response answer = respond(method, path, Headers.of("Accept", BROWSER));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.headers().first("Location")).contains("/_local/console");
            assertThat(respond(
                                    method,
                                    path,
                                    Headers.of(
                                            "Sec-Fetch-Site", "cross-site",
                                            "Sec-Fetch-Mode", "navigate",
                                            "Sec-Fetch-Dest", "document"))
                            .status())
                    .as("by a link from elsewhere")
                    .isEqualTo(303);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/||Accept|*/*",
                "GET|/_local||Accept|*/*",
                "GET|/||Accept-Language|en",
                "POST|/||Accept|text/html",
                "GET|/||Sec-Fetch-Mode|cors",
                "GET|/|X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A|Accept|text/html",
                "GET|/|Action=GetCallerIdentity&Version=2011-06-15|Accept|text/html",
                "GET|/||Authorization|AWS4-HMAC-SHA256 Credential=A",
                "GET|/index.html||Accept|text/html",
                "GET|/_localhost||Accept|text/html",
                "GET|/favicon.ico|X-Amz-Signature=0|Accept|image/*",
                "PUT|/favicon.ico||Authorization|AWS4-HMAC-SHA256 Credential=A",
            })
    void calls_reachTheServices(String method, String path, String query, String name, String value) {
        Endpoint services = console.pages.before(request -> Response.of(400, "text/plain", "the services"));
        Response answer = services.respond(
                new Request(method, path, query, Headers.of("Host", ConsoleFixture.HOST, name, value), new byte[0]));
        assertThat(text(answer)).isEqualTo("the services");
        assertThat(answer.headers().names()).containsExactly("content-type");
    }

    @Test
    void root_forAnSdkWhoseHttpClientAcceptsHtml_isTheServices() {
        Endpoint services = console.pages.before(request -> Response.empty(400));
        Headers sdk = Headers.of(
                "Accept", "text/html, image/gif, image/jpeg, */*; q=0.2", "amz-sdk-invocation-id", "0", "Host", "h");
        assertThat(services.respond(new Request("GET", "/", "", sdk, new byte[0]))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void icon_isTheConsoles() {
        Response icon = respond("GET", "/favicon.ico", Headers.of("Accept", "image/avif,image/webp,*/*;q=0.8"));
        assertThat(icon.status()).isEqualTo(200);
        assertThat(icon.headers().first("Content-Type")).contains("image/svg+xml");
        assertThat(icon.body()).isEqualTo(console.get("/favicon.svg", "").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_local/console", "/_local/inbox"})
    void styleSheets_ofAPage_beginWithTheTokens(String page) {
        List<String> links = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"")
                .matcher(text(respond("GET", page, Headers.of("Accept", BROWSER))))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links).hasSize(2).startsWith("/_local/tokens.css");
        assertThat(links).allSatisfy(link -> {
            Response sheet = respond("GET", link, Headers.NONE);
            assertThat(sheet.status()).isEqualTo(200);
            assertThat(sheet.headers().first("Content-Type")).contains("text/css; charset=utf-8");
            assertThat(text(sheet)).contains("@layer");
        });
    }

    @Test
    void inbox_andMail_areStillForProgramsAndPeople() {
        assertThat(text(respond("GET", "/_local/mail", Headers.NONE))).contains("\"code\":\"123456\"");
        assertThat(text(respond("GET", "/_local/inbox", Headers.of("Accept", BROWSER))))
                .containsPattern(Pattern.compile("class=\"code\">123456<"));
    }

    private Response respond(String method, String path, Headers headers) {
        Endpoint port = console.pages.before(request -> Response.of(418, "text/plain", "past the gate"));
        return port.respond(new Request(method, path, "", headers.with("Host", ConsoleFixture.HOST), new byte[0]));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
