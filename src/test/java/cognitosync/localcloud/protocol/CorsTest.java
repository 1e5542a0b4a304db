package cognitosync.localcloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorsTest {
    private final Endpoint open = Cors.open(request -> Response.of(409, "text/plain", "answered"));

    @Test
    void preflight_allowsWhatTheSdksSend() {
        Response response = open.respond(request(
                "OPTIONS", Headers.of("Origin", "http://localhost:8080", "Access-Control-Request-Method", "DELETE")));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("Access-Control-Allow-Origin")).contains("*");
        assertThat(list(response, "Access-Control-Allow-Methods")).contains("GET", "POST", "DELETE");
        assertThat(list(response, "Access-Control-Allow-Headers"))
                .contains(
                        "authorization",
                        "content-type",
                        "x-amz-date",
                        "x-amz-security-token",
                        "x-amz-content-sha256",
                        "x-amz-user-agent",
                        "x-amz-target",
                        "x-amz-client-context",
                        "amz-sdk-invocation-id",
                        "amz-sdk-request");
        assertThat(response.headers().first("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void answers_areReadableWithTheirErrorType() {
        Response response = open.respond(request("POST", Headers.NONE));
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers().first("Access-Control-Allow-Origin")).contains("*");
        assertThat(list(response, "Access-Control-Expose-Headers")).contains("x-amzn-ErrorType", "x-amzn-RequestId");
    }

    @Test
    void options_thatIsNoPreflight_isPassedOn() {
        assertThat(open.respond(request("OPTIONS", Headers.NONE)).status()).isEqualTo(409);
    }

    private static Request request(String method, Headers headers) {
        return new Request(method, "/", "", headers, new byte[0]);
    }

    private static String[] list(Response response, String header) {
        return Arrays.stream(response.headers().first(header).orElseThrow().split(","))
                .map(String::trim)
                .toArray(String[]::new);
    }
}
