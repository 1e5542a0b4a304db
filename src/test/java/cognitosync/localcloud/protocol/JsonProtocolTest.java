package cognitosync.localcloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonProtocolTest {
    @Test
    void body_readsAnObjectOfAnyContentType() {
        assertThat(JsonProtocol.REST_JSON.body(request("{\"a\":1}")).get("a").intValue())
                .isEqualTo(1);
        assertThat(JsonProtocol.REST_JSON.body(request(""))).isEmpty();
        assertThat(JsonProtocol.REST_JSON.body(request(" {} "))).isEmpty();
    }

    @Test
    void body_ofAnythingElse_isASerializationException() {
        for (String broken : new String[] {
            "{",
            "[]",
            "1",
            "null",
            "\"a\"",
            "{} {}",
            "{}x",
            "{\"a\":1,\"a\":2}",
            "{'a':1}",
            "{\"a\":NaN}",
            "\u0000",
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"" + "a".repeat(1_025) + "\":1}"
        }) {
            assertThatThrownBy(() -> JsonProtocol.REST_JSON.body(request(broken)))
                    .as(broken.substring(0, Math.min(40, broken.length())))
                    .isInstanceOfSatisfying(AwsException.class, e -> {
                        assertThat(e.code()).isEqualTo("SerializationException");
                        assertThat(e.status()).isEqualTo(400);
                    });
        }
    }

    @Test
    void error_carriesItsTypeInHeaderAndBody() {
        Response response =
                JsonProtocol.REST_JSON.error(new AwsException("ResourceConflictException", 409, "Why \"so\"."));
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("ResourceConflictException");
        assertThat(response.headers().first("Content-Type")).contains("application/json");
        assertThat(response.headers().first("x-amzn-RequestId")).isPresent();
        assertThat(text(response))
                .isEqualTo("{\"__type\":\"ResourceConflictException\",\"message\":\"Why \\\"so\\\".\"}");
    }

    @Test
    void error_ofAMalformedRequest_isASerializationException() {
        Response response = JsonProtocol.AWS_JSON.error(new MalformedRequestException("What is wrong."));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("SerializationException");
        assertThat(response.headers().first("Content-Type")).contains("application/x-amz-json-1.1");
    }

    @Test
    void success_hasNoErrorTypeAndARequestIdOfItsOwn() {
        Response one = JsonProtocol.REST_JSON.success(
                JsonProtocol.MAPPER.createObjectNode().put("a", "é"));
        Response two = JsonProtocol.REST_JSON.success(JsonProtocol.MAPPER.createObjectNode());
        assertThat(one.status()).isEqualTo(200);
        assertThat(text(one)).isEqualTo("{\"a\":\"é\"}");
        assertThat(one.headers().first("x-amzn-ErrorType")).isEmpty();
        assertThat(one.headers().first("x-amzn-RequestId"))
                .isNotEqualTo(two.headers().first("x-amzn-RequestId"));
    }

    private static Request request(String body) {
        return new Request("POST", "/", "", Headers.NONE, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
