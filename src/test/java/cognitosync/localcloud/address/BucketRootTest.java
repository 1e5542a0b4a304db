package cognitosync.localcloud.address;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.trail.Trail;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who opens the root of a bucket's REST address in a browser is shown the way; programs get what S3 answers. */
class BucketRootTest {
    private static final String XML = "<Error><Code>AccessDenied</Code></Error>";
    private static final List<Headers> PEOPLE = List.of(
            Headers.of("Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"),
            Headers.of("Sec-Fetch-Mode", "navigate", "Accept", "*/*"),
            Headers.of("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));

    private final Trail trail = new Trail(() -> Instant.EPOCH, 1_000);
    private Response answer = Response.of(403, "application/xml", XML).with("x-amz-request-id", "0123456789ABCDEF");
    private Optional<String> index = Optional.of("index.html");
    private final Endpoint port = trail.follow(
            "bucket", request -> answer, new BucketRoot("my.bucket", () -> index, "http://localhost:4566"));

    @Test
    void root_forPeople_isAPageWithTheWayToTheSiteAndTheReason() {
        for (Headers person : PEOPLE) {
            for (String method : List.of("GET", "HEAD")) {
                Response page = respond(method, "/", "", person);
                assertThat(page.status()).isEqualTo(403);
                assertThat(page.headers().first("Content-Type")).contains("text/html; charset=utf-8");
                assertThat(page.headers().first("x-amz-request-id")).contains("0123456789ABCDEF");
                assertThat(page.headers().first("Content-Security-Policy").orElseThrow())
                        .contains("default-src 'none'", "frame-ancestors 'none'");
                assertThat(text(page))
                        .contains("REST address of the bucket", "my.bucket", "403 Access Denied")
                        .contains("href=\"/index.html\"")
                        .contains("href=\"http://localhost:4566/_local/console/why?request=" + trail.last() + "\"");
                assertThat(trail.find(trail.last()).orElseThrow().path()).isEqualTo("/");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchBucket", "405, MethodNotAllowed"})
    void root_ofAnotherAnswer_keepsItsStatus(int status, String code) {
        answer = Response.of(status, "application/xml", code);
        index = Optional.empty();
        Response page = respond("GET", "/", "x=1", PEOPLE.get(0));
        assertThat(page.status()).isEqualTo(status);
        assertThat(text(page)).contains("S3 responds with " + status).doesNotContain("Denied", "Open the site");
    }

    @Test
    void index_isEncoded_soThatItLeadsToNoOtherHost() {
        index = Optional.of("/evil.example\"x");
        assertThat(text(respond("GET", "/", "", PEOPLE.get(0)))).contains("href=\"/%2Fevil.example%22x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/|Accept|*/*",
                "HEAD|/|Accept|application/xml",
                "GET|/|User-Agent|curl/8.5.0",
                "GET|/|Sec-Fetch-Mode|cors",
                "GET|/|Sec-Fetch-Mode|no-cors",
                "POST|/|Accept|text/html",
                "PUT|/|Sec-Fetch-Mode|navigate",
                "GET|/nothing.html|Accept|text/html",
                "GET|/index.html/|Sec-Fetch-Mode|navigate",
            })
    void everythingElse_isWhatS3Answers(String method, String path, String name, String value) {
        assertThat(respond(method, path, "", Headers.of(name, value))).isSameAs(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amz-sdk-invocation-id", "X-Amz-Content-Sha256", "x-amz-user-agent"})
    void root_forAnSdk_whateverItsHttpClientAccepts_isWhatS3Answers(String header) {
        Headers sdk = Headers.of("Accept", "text/html, image/gif, image/jpeg, */*; q=0.2", header, "x");
        assertThat(respond("GET", "/", "list-type=2", sdk)).isSameAs(answer);
    }

    @Test
    void root_inAFrame_isWhatS3Answers() {
        Headers frame = Headers.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe", "Accept", "text/html");
        assertThat(respond("GET", "/", "", frame)).isSameAs(answer);
    }

    private Response respond(String method, String path, String query, Headers headers) {
        return port.respond(new Request(method, path, query, headers, new byte[0]));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8).replace("&#x3D;", "=");
    }
}
