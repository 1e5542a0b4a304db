package cognitosync.localcloud.access.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of its own signature, in its header or in its query.
 *
 * @param accessKeyId whose key
 * @param scope what it holds for
 * @param signedHeaders lower-case names, in order
 * @param signature 64 hex digits
 * @param timestamp as written, such as {@code 20261122T183500Z}
 * @param signedAt the same
 * @param sessionToken where the key is temporary
 * @param validity how long a presigned address holds; empty for a signature in the header
 */
record SignatureClaim(
        String accessKeyId,
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        String timestamp,
        Instant signedAt,
        Optional<String> sessionToken,
        Optional<Duration> validity) {

    /** The key's id only. */
    @Override
    public String toString() {
        return "signature by " + accessKeyId;
    }
}
