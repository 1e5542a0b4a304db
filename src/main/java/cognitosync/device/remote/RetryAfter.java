package cognitosync.device.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How long a service asks to be left alone for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
 */
public final class RetryAfter {
    private static final int DIGITS = 9;

    private RetryAfter() {}

    /**
     * What the answer asks for; nothing where it asks for nothing that can be read.
     *
     * @param longest no more than this is granted
     */
    public static Duration of(Exception failure, Instant now, Duration longest) {
        if (!(failure instanceof AwsServiceException answer)
                || answer.awsErrorDetails() == null
                || answer.awsErrorDetails().sdkHttpResponse() == null) {
            return Duration.ZERO;
        }
        return answer.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .flatMap(text -> parsed(text.strip(), now))
                .filter(asked -> !asked.isNegative())
                .map(asked -> asked.compareTo(longest) > 0 ? longest : asked)
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> parsed(String text, Instant now) {
        if (text.matches("\\d{1," + DIGITS + "}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
