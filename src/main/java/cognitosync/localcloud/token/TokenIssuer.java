package cognitosync.localcloud.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Signs claims with the key of their issuer (RS256, <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a>). */
public record TokenIssuer(SigningKeys keys) {
    /** The compact serialization of claims that name their issuer. */
    public String sign(JWTClaimsSet claims) {
        RSAKey key = keys.of(claims.getIssuer());
        // Cognito's header has these two members and no "typ".
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("A token could not be signed: " + e.getMessage(), e);
        }
        return jwt.serialize();
    }
}
