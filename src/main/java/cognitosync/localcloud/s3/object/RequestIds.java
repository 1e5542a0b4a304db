package cognitosync.localcloud.s3.object;

import cognitosync.localcloud.http.Response;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The two ids that S3 puts on every answer.
 *
 * @param requestId 16 hex digits
 * @param hostId Base64
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html">Common response headers</a>
 */
public record RequestIds(String requestId, String hostId) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static RequestIds fresh() {
        byte[] request = new byte[8];
        byte[] host = new byte[48];
        RANDOM.nextBytes(request);
        RANDOM.nextBytes(host);
        return new RequestIds(
                HexFormat.of().withUpperCase().formatHex(request),
                Base64.getEncoder().encodeToString(host));
    }

    public Response on(Response response) {
        return response.with("x-amz-request-id", requestId).with("x-amz-id-2", hostId);
    }
}
