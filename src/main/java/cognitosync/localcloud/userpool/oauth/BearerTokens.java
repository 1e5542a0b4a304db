package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import cognitosync.localcloud.userpool.settings.UserPool;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;

/** Access tokens that come in the header {@code Authorization: Bearer} (RFC 6750, section 2.1). */
record BearerTokens(TokenVerifier verifier, SignIns signIns) {
    private static final String SCHEME = "Bearer ";

    /** The claims of a good token whose sign-in was not revoked, empty for any other request. */
    Optional<JWTClaimsSet> claims(UserPool pool, Request request) {
        Optional<String> token = request.headers()
                .first("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()));
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims = verifier.verify(token.get(), pool.issuer(), "access");
            return signIns.isUnrevoked(String.valueOf(claims.getClaim("origin_jti")))
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (InvalidTokenException e) {
            // Which of the checks failed is not the caller's to know.
            return Optional.empty();
        }
    }
}
