package cognitosync.localcloud.token;

import java.time.Instant;
import java.util.Map;

/**
 * The claims of a verified ID token that identity pools need.
 *
 * @param issuer such as {@code https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI}
 * @param subject the user's {@code sub}
 * @param clientId the {@code aud} claim
 * @param expiresAt end of its validity
 * @param claims every claim, for principal tags and conditions
 */
public record IdToken(String issuer, String subject, String clientId, Instant expiresAt, Map<String, Object> claims) {
    /** The issuer only: claims are personal data. */
    @Override
    public String toString() {
        return "ID token of " + issuer;
    }
}
