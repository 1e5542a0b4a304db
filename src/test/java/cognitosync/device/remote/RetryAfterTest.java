package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                7                             | 7
                0                             | 0
                900                           | 300
                99999999999999999999          | 0
                -7                            | 0
                soon                          | 0
                Thu, 01 Jan 2026 00:00:20 GMT | 20
                Wed, 31 Dec 2025 00:00:00 GMT | 0
                """)
    void header_isGranted_upToALimit(String header, long seconds) {
        AwsServiceException busy = AwsServiceException.builder()
                .statusCode(503)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(503)
                                .putHeader("Retry-After", header)
                                .build())
                        .build())
                .build();
        assertThat(RetryAfter.of(busy, NOW, LONGEST)).hasSeconds(seconds);
    }

    @Test
    void failureWithoutAnAnswer_asksForNothing() {
        assertThat(RetryAfter.of(SdkClientException.create("No."), NOW, LONGEST))
                .isZero();
        assertThat(RetryAfter.of(AwsServiceException.builder().build(), NOW, LONGEST))
                .isZero();
    }
}
