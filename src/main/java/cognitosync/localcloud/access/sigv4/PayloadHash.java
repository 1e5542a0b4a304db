package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.http.Request;
import java.util.Optional;

/** The hash of the body that the signature covers. */
final class PayloadHash {
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private PayloadHash() {}

    /** The hash of the body that came, whatever the request says of it: a changed body is a changed hash. */
    static String of(Request request, SignatureClaim claim) {
        Optional<String> declared = request.headers().first("X-Amz-Content-Sha256");
        if (claim.scope().service().equals("s3")) {
            // S3 alone lets the body out of the signature; a presigned address of S3 never covers it.
            if (declared.map(ChunkedBody::is).orElse(false)) {
                return declared.orElseThrow();
            }
            if (declared.map(UNSIGNED::equals).orElse(claim.validity().isPresent())) {
                return UNSIGNED;
            }
        }
        String actual = Digests.sha256Hex(request.body());
        if (declared.isPresent() && !declared.get().equals(actual)) {
            throw SignatureErrors.invalidSignature(
                    "The body does not have the hash that its x-amz-content-sha256 header names; it was changed on its way.");
        }
        return actual;
    }
}
