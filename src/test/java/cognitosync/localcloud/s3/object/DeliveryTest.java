package cognitosync.localcloud.s3.object;

import static cognitosync.localcloud.s3.S3Fixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.S3Fixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    private static final StoredObject OBJECT = new StoredObject(
            "k",
            "0123456789".getBytes(StandardCharsets.UTF_8),
            "\"abc\"",
            Instant.parse("2026-11-05T10:00:00Z"),
            new TreeMap<>(Map.of("content-type", "text/plain", "cache-control", "no-cache")),
            new TreeMap<>());

    private static Delivery.Outcome deliver(String... headers) {
        return Delivery.deliver(OBJECT, S3Fixture.request("GET", "/k", headers));
    }

    private static int status(Delivery.Outcome outcome) {
        return outcome instanceof Delivery.Outcome.Answer answer
                ? answer.response().status()
                : ((Delivery.Outcome.Failure) outcome).error().status();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match       | \"abc\"                       | 304",
                "If-None-Match       | W/\"abc\"                     | 304",
                "If-None-Match       | \"x\", \"abc\"                | 304",
                "If-None-Match       | *                             | 304",
                "If-None-Match       | \"abd\"                       | 200",
                "If-Modified-Since   | Thu, 05 Nov 2026 10:00:00 GMT | 304",
                "If-Modified-Since   | Thu, 05 Nov 2026 09:59:59 GMT | 200",
                "If-Modified-Since   | yesterday                     | 200",
                "If-Match            | \"abc\"                       | 200",
                "If-Match            | \"abd\"                       | 412",
                "If-Unmodified-Since | Thu, 05 Nov 2026 10:00:00 GMT | 200",
                "If-Unmodified-Since | Thu, 05 Nov 2026 09:59:59 GMT | 412",
            })
    void conditional(String name, String value, int status) {
        assertThat(status(deliver(name, value))).isEqualTo(status);
    }

    @Test
    void tags_winOverDates() {
        assertThat(status(deliver("If-None-Match", "\"x\"", "If-Modified-Since", "Thu, 05 Nov 2026 10:00:00 GMT")))
                .isEqualTo(200);
        assertThat(status(deliver("If-Match", "\"abc\"", "If-Unmodified-Since", "Thu, 05 Nov 2026 09:00:00 GMT")))
                .isEqualTo(200);
    }

    @Test
    void notModified_hasNoBody_andKeepsWhatCachesNeed() {
        Response response = ((Delivery.Outcome.Answer) deliver("If-None-Match", "\"abc\"")).response();
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "ETag")).isEqualTo("\"abc\"");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3                   | 206 | 0123       | bytes 0-3/10",
                "bytes=7-                    | 206 | 789        | bytes 7-9/10",
                "bytes=-2                    | 206 | 89         | bytes 8-9/10",
                "bytes=-20                   | 206 | 0123456789 | bytes 0-9/10",
                "bytes=5-100                 | 206 | 56789      | bytes 5-9/10",
                "bytes=3-1                   | 200 | 0123456789 | ''",
                "bytes=0-1,3-4               | 200 | 0123456789 | ''",
                "lines=0-1                   | 200 | 0123456789 | ''",
                "bytes=-                     | 200 | 0123456789 | ''"
            })
    void range(String range, int status, String body, String contentRange) {
        Response response = ((Delivery.Outcome.Answer) deliver("Range", range)).response();
        assertThat(response.status()).isEqualTo(status);
        assertThat(S3Fixture.text(response)).isEqualTo(body);
        assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-", "bytes=-0"})
    void range_beyondTheEnd_is416(String range) {
        assertThat(status(deliver("Range", range))).isEqualTo(416);
    }

    @Test
    void range_ofAnotherVersion_givesTheWhole() {
        assertThat(status(deliver("Range", "bytes=0-1", "If-Range", "\"abd\""))).isEqualTo(200);
        assertThat(status(deliver("Range", "bytes=0-1", "If-Range", "\"abc\""))).isEqualTo(206);
    }
}
