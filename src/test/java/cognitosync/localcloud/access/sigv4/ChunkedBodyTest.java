package cognitosync.localcloud.access.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {
    private static final String UNSIGNED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private static final SignatureClaim CLAIM = new SignatureClaim(
            "AKIDEXAMPLE",
            new Credential.Scope("20261122", "eu-west-1", "s3", "aws4_request"),
            List.of("host"),
            "signature",
            "20261122T183500Z",
            Instant.parse("2026-11-22T18:35:00Z"),
            Optional.empty(),
            Optional.empty());

    private static Request decode(String body) {
        Request request = new Request(
                "PUT",
                "/bucket/key",
                "",
                Headers.of(
                        "X-Amz-Trailer", "x-amz-checksum-crc32, X-Amz-Checksum-Sha256",
                        "X-Amz-Decoded-Content-Length", "4"),
                body.getBytes(StandardCharsets.UTF_8));
        return ChunkedBody.decode(request, UNSIGNED, CLAIM, text -> "");
    }

    @Test
    void decode_withTheTrailersThatWereAnnounced_givesThemAsHeaders() {
        Request decoded = decode("4\r\nhome\r\n0\r\nx-amz-checksum-crc32:a\r\nx-amz-checksum-sha256:b\r\n\r\n");
        assertThat(decoded.body()).asString(StandardCharsets.UTF_8).isEqualTo("home");
        assertThat(decoded.headers().first("x-amz-checksum-crc32")).contains("a");
        assertThat(decoded.headers().first("x-amz-checksum-sha256")).contains("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "x-amz-checksum-crc32:a\r\n\r\n"})
    void decode_withoutATrailerThatWasAnnounced_isRefused(String end) {
        assertThatThrownBy(() -> decode("4\r\nhome\r\n0\r\n" + end))
                .isInstanceOfSatisfying(AwsException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("MalformedTrailerError");
                    assertThat(refused.status()).isEqualTo(400);
                });
    }
}
