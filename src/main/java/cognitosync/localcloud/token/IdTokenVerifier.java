package cognitosync.localcloud.token;

import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import java.time.Instant;
import java.util.Map;

/** Checks ID tokens of the user pools of this machine. */
public interface IdTokenVerifier {
    /**
     * Checks signature, issuer, type and expiry of a token.
     *
     * @param jwt compact serialization
     * @param provider user pool that must have issued it, without scheme: {@code cognito-idp.REGION.amazonaws.com/POOL}
     * @throws InvalidTokenException where anything is wrong with it
     */
    IdToken verify(String jwt, String provider);

    /**
     * The server-side check of identity pools: whether the user still exists, is enabled, and the session of the token was not
     * signed out or revoked.
     */
    boolean isStillValid(IdToken token);

    /**
     * The claims of a verified ID token that identity pools need.
     *
     * @param issuer such as {@code https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI}
     * @param subject the user's {@code sub}
     * @param clientId the {@code aud} claim
     * @param expiresAt end of its validity
     * @param claims every claim, for principal tags and conditions
     */
    record IdToken(String issuer, String subject, String clientId, Instant expiresAt, Map<String, Object> claims) {
        /** The issuer only: claims are personal data. */
        @Override
        public String toString() {
            return "ID token of " + issuer;
        }
    }
}
