package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.token.TokenIssuer;
import java.time.Duration;
import java.util.Optional;

/**
 * The tokens of one answer.
 *
 * @param idToken empty where {@code openid} was not asked for
 * @param lifetime of the access token
 */
record Tokens(Optional<String> idToken, String accessToken, Duration lifetime) {

    static Tokens sign(TokenIssuer issuer, TokenClaims claims) {
        String accessToken = issuer.sign(claims.accessToken());
        Optional<String> idToken = (" " + claims.signIn().scope() + " ").contains(" openid ")
                ? Optional.of(issuer.sign(claims.idToken(accessToken)))
                : Optional.empty();
        return new Tokens(idToken, accessToken, claims.client().accessTokenValidity());
    }

    /** Nothing: every part is a secret. */
    @Override
    public String toString() {
        return "tokens";
    }
}
