package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.UserPool;
import cognitosync.localcloud.userpool.users.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code response_type=token} (RFC 6749, section 4.2): tokens at once, never a refresh token. */
final class ImplicitGrant {
    private final Database database;
    private final Pools pools;
    private final SignIns signIns;
    private final TokenIssuer issuer;
    private final InstantSource clock;

    ImplicitGrant(Database database, Pools pools, SignIns signIns, TokenIssuer issuer, InstantSource clock) {
        this.database = database;
        this.pools = pools;
        this.signIns = signIns;
        this.issuer = issuer;
        this.clock = clock;
    }

    Map<String, String> tokens(AuthorizationRequest request, User user, Instant authTime) {
        SignIns.SignIn signIn = database.write(transaction -> signIns.add(
                transaction, request.client(), user, String.join(" ", request.scopes()), request.nonce(), authTime));
        UserPool pool = pools.find(user.poolId()).orElseThrow();
        Tokens tokens = Tokens.sign(issuer, new TokenClaims(pool, request.client(), user, signIn, clock.instant()));
        Map<String, String> answer = new LinkedHashMap<>();
        tokens.idToken().ifPresent(token -> answer.put("id_token", token));
        answer.put("access_token", tokens.accessToken());
        answer.put("expires_in", Long.toString(tokens.lifetime().toSeconds()));
        answer.put("token_type", "Bearer");
        return answer;
    }
}
