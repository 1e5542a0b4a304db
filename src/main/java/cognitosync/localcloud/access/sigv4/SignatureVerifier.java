package cognitosync.localcloud.access.sigv4;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.AccessKey.AccessKeys;
import cognitosync.localcloud.access.sigv4.SignatureClaim.Credential;
import cognitosync.localcloud.access.sigv4.SigningKey.StringToSign;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.AwsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Authenticates a request by signing it once more: canonical request, string to sign, signing key, signature.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 */
public final class SignatureVerifier implements Authenticator {
    private final AccessKeys keys;
    private final InstantSource clock;
    private final String region;
    private final SigningKey.Cache signingKeys = new SigningKey.Cache();

    /**
     * A verifier.
     *
     * @param keys every key that may sign
     * @param clock tells how old a signature is
     * @param region that signatures must be made for
     */
    public SignatureVerifier(AccessKeys keys, InstantSource clock, String region) {
        this.keys = keys;
        this.clock = clock;
        this.region = region;
    }

    /**
     * The service that a request claims to be signed for, in its header or in the query of a presigned URL; nothing is verified.
     *
     * @throws cognitosync.localcloud.http.MalformedRequestException where the query is malformed
     */
    public static Optional<String> signingName(Request request) {
        Optional<String> header = request.headers().first("Authorization");
        return header.isPresent()
                ? header.flatMap(AuthorizationHeader::credential).flatMap(Credential::signingName)
                : request.query("X-Amz-Credential").flatMap(Credential::signingName);
    }

    @Override
    public Signed authenticate(Request request, String service) {
        SignatureClaim claim = claim(request);
        claim.requireScope(region, service);
        requireSignedHeaders(request, claim);
        Instant now = clock.instant();
        claim.requireAge(service, now);
        AccessKey key = keys.find(claim.accessKeyId())
                .filter(known -> known.hasToken(claim.sessionToken()))
                .orElseThrow(SignatureErrors::unknownKey);
        requireSignature(request, claim, key);
        if (key.isExpired(now)) {
            throw SignatureErrors.expiredToken();
        }
        Optional<String> hash = request.headers().first("X-Amz-Content-Sha256").filter(ChunkedBody::is);
        return new Signed(
                key.caller(),
                hash.map(kind -> ChunkedBody.decode(
                                request, kind, claim, signingKeys.of(key.secret(), claim.scope())::sign))
                        .orElse(request));
    }

    private static SignatureClaim claim(Request request) {
        Optional<String> header = request.headers().first("Authorization");
        if (header.isPresent()) {
            return AuthorizationHeader.parse(request, header.get());
        }
        if (request.query(PresignedQuery.SIGNATURE).isPresent()) {
            return PresignedQuery.parse(request);
        }
        throw SignatureErrors.missingToken();
    }

    // Unsigned, either could be exchanged on the way: the service that is meant, or the operation.
    private static void requireSignedHeaders(Request request, SignatureClaim claim) {
        if (!claim.signedHeaders().contains("host")) {
            throw SignatureErrors.invalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        if (request.headers().first("X-Amz-Target").isPresent()
                && !claim.signedHeaders().contains("x-amz-target")) {
            throw SignatureErrors.invalidSignature("'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private void requireSignature(Request request, SignatureClaim claim, AccessKey key) {
        CanonicalRequest canonical = CanonicalRequest.of(request, claim);
        StringToSign stringToSign = StringToSign.of(claim, canonical);
        String expected = signingKeys.of(key.secret(), claim.scope()).sign(stringToSign);
        if (!MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), claim.signature().getBytes(StandardCharsets.UTF_8))) {
            throw mismatch(claim, canonical, stringToSign);
        }
    }

    private static AwsException mismatch(SignatureClaim claim, CanonicalRequest canonical, StringToSign stringToSign) {
        String shown = claim.sessionToken()
                .map(token -> canonical
                        .text()
                        .replace(token, "(session token)")
                        .replace(PercentEncoding.encode(token), "(session token)"))
                .orElse(canonical.text());
        return SignatureErrors.invalidSignature("""
                The request signature we calculated does not match the signature you provided. Check your AWS Secret \
                Access Key and signing method. Consult the service documentation for details.

                The Canonical String for this request should have been
                '%s'

                The String-to-Sign should have been
                '%s'
                """.formatted(shown, stringToSign.text()));
    }
}
