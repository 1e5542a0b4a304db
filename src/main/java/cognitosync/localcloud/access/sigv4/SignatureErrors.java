package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.protocol.AwsException;

/**
 * Refusals of a request before its operation is known.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot signed requests</a>
 */
final class SignatureErrors {
    private static final int FORBIDDEN = 403;

    private SignatureErrors() {}

    static AwsException missingToken() {
        return new AwsException("MissingAuthenticationTokenException", FORBIDDEN, "Missing Authentication Token");
    }

    static AwsException incomplete(String message) {
        return new AwsException("IncompleteSignatureException", FORBIDDEN, message);
    }

    static AwsException invalidSignature(String message) {
        return new AwsException("InvalidSignatureException", FORBIDDEN, message);
    }

    /** What S3 says where the others say that a signature has expired or is not yet current. */
    static AwsException tooSkewed() {
        return new AwsException(
                "RequestTimeTooSkewed",
                FORBIDDEN,
                "The difference between the request time and the current time is too large.");
    }

    static AwsException malformedTrailer() {
        return new AwsException(
                "MalformedTrailerError",
                400,
                "The request contained trailing data that was not well-formed or did not conform to our published"
                        + " schema.");
    }

    static AwsException unknownKey() {
        return new AwsException(
                "UnrecognizedClientException", FORBIDDEN, "The security token included in the request is invalid.");
    }

    static AwsException expiredToken() {
        return new AwsException(
                "ExpiredTokenException", FORBIDDEN, "The security token included in the request is expired");
    }
}
