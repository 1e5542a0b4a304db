package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one address takes and how it refuses. */
class CognitoIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:35:00Z");

    @AutoClose
    private final IdentityFixture cloud = IdentityFixture.open(() -> NOW);

    @Test
    void input_outsideItsConstraints_isRefusedWithAllOfThem() {
        String place = "1 validation error detected: Value ";
        cloud.assertRefused(
                "GetId",
                "{}",
                "ValidationException",
                place + "null at 'identityPoolId' failed to satisfy constraint: Member must not be null");
        cloud.assertRefused(
                "GetId",
                "{\"IdentityPoolId\": \"eu-west-1_Pool\"}",
                "ValidationException",
                place + "'eu-west-1_Pool' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: [\\w-]+:[0-9a-f-]+");
        cloud.assertRefused(
                "GetCredentialsForIdentity",
                "{\"IdentityId\": \"eu-west-1:%s\"}".formatted("a".repeat(46)),
                "ValidationException",
                place
                        + "at 'identityId' failed to satisfy constraint: Member must have length less than or equal to 55");
        assertThat(IdentityFixture.message(cloud.call("GetId", "{\"IdentityPoolId\": \"x\", \"AccountId\": \"y\"}")))
                .startsWith("2 validation errors detected: ")
                .contains("'accountId'");
        assertThat(IdentityFixture.message(
                        cloud.call("GetId", cloud.getId(IdentityFixture.PROVIDER, "s".repeat(50_001)))))
                .contains("at 'logins' failed to satisfy constraint")
                .doesNotContain("sss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"IdentityPoolId\": 7}",
                "{\"IdentityPoolId\": \"a:b\", \"Logins\": []}",
                "{\"IdentityPoolId\": \"a:b\", \"Logins\": {\"a\": 1}}"
            })
    void input_ofTheWrongShape_isRefused(String body) {
        Response response = cloud.call("GetId", body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().first("x-amzn-ErrorType")).contains("SerializationException");
    }

    @Test
    void endpoint_namesTheOperationThatItDoesNotRun() {
        assertThat(IdentityFixture.message(cloud.call("DeleteIdentityPool", "{}")))
                .contains("AWSCognitoIdentityService.DeleteIdentityPool");
        Response get = cloud.pools
                .endpoint()
                .respond(new Request(
                        "GET",
                        "/",
                        "",
                        Headers.of("X-Amz-Target", "AWSCognitoIdentityService.GetId"),
                        "{}".getBytes(StandardCharsets.UTF_8)));
        assertThat(get.status()).isEqualTo(400);
        assertThat(get.headers().first("x-amzn-ErrorType")).contains("UnknownOperationException");
    }
}
