package cognitosync.localcloud.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/**
 * Checks tokens that were signed on this machine, in the order of Cognito's guide: structure, signature, claims.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     a JSON web token</a>
 */
public final class TokenVerifier {
    /** Header, claims, signature (RFC 7515, section 7.1). */
    private static final int SEGMENTS = 3;

    private final SigningKeys keys;
    private final InstantSource clock;

    /** Checks with these keys, expiry by this clock. */
    public TokenVerifier(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The claims of a token.
     *
     * @param jwt compact serialization, to the letter
     * @param issuer who must have signed it
     * @param use the {@code token_use} it must have, {@code id} or {@code access}
     * @throws InvalidTokenException where anything is wrong with it
     */
    public JWTClaimsSet verify(String jwt, String issuer, String use) {
        try {
            requireCompactSerialization(jwt);
            SignedJWT token = SignedJWT.parse(jwt);
            requireSignature(token, issuer);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            requireClaims(claims, issuer, use);
            return claims;
        } catch (ParseException e) {
            throw new InvalidTokenException("Not a JSON web token", e);
        }
    }

    // The parser passes over foreign characters, padding, whitespace around the token and bits that mean nothing, so
    // that many
    // texts would be the same token.
    private static void requireCompactSerialization(String jwt) {
        String[] segments = jwt.split("\\.", -1);
        if (segments.length != SEGMENTS || !Arrays.stream(segments).allMatch(TokenVerifier::isCanonicalBase64url)) {
            throw new InvalidTokenException("Not a JSON web token");
        }
    }

    private static boolean isCanonicalBase64url(String segment) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(segment);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(decoded)
                    .equals(segment);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void requireSignature(SignedJWT token, String issuer) {
        // The algorithm is ours to say, never the token's: "none" and HMAC over the public key would pass otherwise.
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            throw new InvalidTokenException("Token signature invalid");
        }
        RSAKey key = keys.find(issuer)
                .filter(known -> known.getKeyID().equals(token.getHeader().getKeyID()))
                .orElseThrow(() -> new InvalidTokenException("Token signature invalid"));
        try {
            if (!token.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
                throw new InvalidTokenException("Token signature invalid");
            }
        } catch (JOSEException e) {
            throw new InvalidTokenException("Token signature invalid", e);
        }
    }

    private void requireClaims(JWTClaimsSet claims, String issuer, String use) throws ParseException {
        if (!issuer.equals(claims.getIssuer())) {
            throw new InvalidTokenException("Issuer doesn't match providerName");
        }
        if (!use.equals(claims.getStringClaim("token_use"))) {
            throw new InvalidTokenException("Token is not of the expected use: " + use);
        }
        if (claims.getSubject() == null || claims.getExpirationTime() == null) {
            throw new InvalidTokenException("Token lacks its subject or expiry");
        }
        Instant expiry = claims.getExpirationTime().toInstant();
        Instant now = clock.instant();
        if (!now.isBefore(expiry)) {
            throw new ExpiredTokenException(
                    "Token expired: " + expiry.getEpochSecond() + " <= " + now.getEpochSecond());
        }
    }

    /** A token that is not accepted; the message says why and never holds the token. */
    public static class InvalidTokenException extends RuntimeException {
        /** With the reason, such as {@code Token expired}. */
        public InvalidTokenException(String message) {
            super(message);
        }

        /** With the reason and its cause. */
        public InvalidTokenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A token that was good until it expired. */
    public static final class ExpiredTokenException extends InvalidTokenException {
        /** With the reason. */
        public ExpiredTokenException(String message) {
            super(message);
        }
    }
}
