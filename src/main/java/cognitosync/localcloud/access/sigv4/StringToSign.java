package cognitosync.localcloud.access.sigv4;

/**
 * Step 2: what is signed.
 *
 * @param text algorithm, time, scope, hash of the canonical request
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign">Create a string to sign</a>
 */
record StringToSign(String text) {
    static StringToSign of(SignatureClaim claim, CanonicalRequest request) {
        return new StringToSign(String.join(
                "\n",
                AuthorizationHeader.ALGORITHM,
                claim.timestamp(),
                claim.scope().toString(),
                request.hash()));
    }
}
