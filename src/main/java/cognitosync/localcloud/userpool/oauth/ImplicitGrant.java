package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code response_type=token} (RFC 6749, section 4.2): tokens at once, never a refresh token. */
record ImplicitGrant(Database database, SignIns signIns, TokenIssuer issuer, TokenClaims tokenClaims) {
    Map<String, String> tokens(UserPool pool, AuthorizationRequest request, User user, Instant authTime) {
        SignIns.SignIn signIn = database.write(transaction -> signIns.add(
                transaction, request.client(), user, String.join(" ", request.scopes()), request.nonce(), authTime));
        Tokens tokens = Tokens.sign(issuer, tokenClaims.of(pool, request.client(), user, signIn));
        Map<String, String> answer = new LinkedHashMap<>();
        tokens.idToken().ifPresent(token -> answer.put("id_token", token));
        answer.put("access_token", tokens.accessToken());
        answer.put("expires_in", Long.toString(tokens.lifetime().toSeconds()));
        answer.put("token_type", "Bearer");
        return answer;
    }
}
