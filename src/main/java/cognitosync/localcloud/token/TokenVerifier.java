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

/**
 * Checks tokens that were signed on this machine, in the order of Cognito's guide: structure, signature, claims.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     a JSON web token</a>
 */
public final class TokenVerifier {
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
     * @param jwt compact serialization
     * @param issuer who must have signed it
     * @param use the {@code token_use} it must have, {@code id} or {@code access}
     * @throws InvalidTokenException where anything is wrong with it
     */
    public JWTClaimsSet verify(String jwt, String issuer, String use) {
        try {
            SignedJWT token = SignedJWT.parse(jwt);
            requireSignature(token, issuer);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            requireClaims(claims, issuer, use);
            return claims;
        } catch (ParseException e) {
            throw new InvalidTokenException("Not a JSON web token", e);
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
            throw new InvalidTokenException(
                    "Token expired: " + expiry.getEpochSecond() + " <= " + now.getEpochSecond());
        }
    }
}
