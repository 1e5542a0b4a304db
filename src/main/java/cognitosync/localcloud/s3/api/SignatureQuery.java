package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import java.util.Locale;
import java.util.Set;

/**
 * The query of a presigned address: the signature, and the {@code x-amz-} headers that the one who signed moved there.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating requests: query parameters</a>
 */
final class SignatureQuery {
    private static final Set<String> SIGNATURE = Set.of(
            "x-amz-algorithm",
            "x-amz-content-sha256",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-security-token",
            "x-amz-signature",
            "x-amz-signedheaders",
            "x-amz-user-agent",
            // Names the operation for those who read logs.
            "x-id");

    private SignatureQuery() {}

    static boolean isPartOfIt(String name) {
        return SIGNATURE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The request with the headers of the query among its headers. */
    static Request withHeaders(Request request) {
        Headers headers = request.headers();
        for (var parameter : request.query().entrySet()) {
            String name = parameter.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-amz-") && !isPartOfIt(name) && !isChecksum(name)) {
                for (String value : parameter.getValue()) {
                    headers = headers.and(name, value);
                }
            }
        }
        return new Request(request.method(), request.rawPath(), request.rawQuery(), headers, request.body());
    }

    // Checksums of the empty body at the time of signing; S3 ignores them, too.
    private static boolean isChecksum(String name) {
        return name.equals("x-amz-sdk-checksum-algorithm")
                || name.matches("x-amz-checksum-(?!mode$|algorithm$|type$).*");
    }
}
