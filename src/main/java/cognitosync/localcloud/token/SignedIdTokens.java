package cognitosync.localcloud.token;

import cognitosync.localcloud.token.IdTokenVerifier.IdToken;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.Predicate;

/** ID tokens of the user pools of this machine, by their signature; the pools say whose session still holds. */
public final class SignedIdTokens implements IdTokenVerifier {
    private final TokenVerifier verifier;
    private final Predicate<IdToken> stillValid;

    /**
     * Verifies ID tokens.
     *
     * @param verifier checks signature and claims
     * @param stillValid whether the user still exists and the session was not revoked
     */
    public SignedIdTokens(TokenVerifier verifier, Predicate<IdToken> stillValid) {
        this.verifier = verifier;
        this.stillValid = stillValid;
    }

    @Override
    public IdToken verify(String jwt, String provider) {
        JWTClaimsSet claims = verifier.verify(jwt, "https://" + provider, "id");
        if (claims.getAudience().size() != 1) {
            throw new InvalidTokenException("Token names not exactly one audience");
        }
        return new IdToken(
                claims.getIssuer(),
                claims.getSubject(),
                claims.getAudience().get(0),
                claims.getExpirationTime().toInstant(),
                claims.getClaims());
    }

    @Override
    public boolean isStillValid(IdToken token) {
        return stillValid.test(token);
    }
}
