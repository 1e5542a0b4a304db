package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a signature from the query of a presigned address.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating requests: query parameters</a>
 */
final class PresignedQuery {
    static final String SIGNATURE = "X-Amz-Signature";

    private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

    private PresignedQuery() {}

    static SignatureClaim parse(Request request) {
        List<String> missing = new ArrayList<>();
        for (String name :
                List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders")) {
            if (request.query(name).orElse("").isEmpty()) {
                missing.add("AWS query-string parameters must include '" + name + "'.");
            }
        }
        if (!missing.isEmpty()) {
            throw SignatureErrors.incomplete(String.join(" ", missing));
        }
        if (!value(request, "X-Amz-Algorithm").equals(AuthorizationHeader.ALGORITHM)) {
            throw SignatureErrors.incomplete("X-Amz-Algorithm must be " + AuthorizationHeader.ALGORITHM + ".");
        }
        Credential credential = Credential.parse(value(request, "X-Amz-Credential"));
        String timestamp = value(request, "X-Amz-Date");
        return new SignatureClaim(
                credential.accessKeyId(),
                credential.scope(),
                Arrays.asList(value(request, "X-Amz-SignedHeaders").split(";", -1)),
                value(request, SIGNATURE),
                timestamp,
                SignatureClaim.parseTimestamp(timestamp)
                        .orElseThrow(() -> SignatureErrors.incomplete(
                                "X-Amz-Date must be in ISO-8601 'basic format'. Got '" + timestamp + "'.")),
                request.query("X-Amz-Security-Token"),
                Optional.of(validity(value(request, "X-Amz-Expires"))));
    }

    private static Duration validity(String seconds) {
        if (!seconds.matches("\\d{1,6}") || Long.parseLong(seconds) > LONGEST_SECONDS) {
            throw SignatureErrors.incomplete(
                    "X-Amz-Expires must be a number of seconds, at most a week (" + LONGEST_SECONDS + ").");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static String value(Request request, String name) {
        return request.query(name).orElseThrow();
    }
}
