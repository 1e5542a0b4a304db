package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.TokenVerifier;
import cognitosync.localcloud.token.TokenVerifier.InvalidTokenException;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /oauth2/userInfo}: the attributes that the scopes of an access token open.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">userInfo endpoint</a>
 */
record UserInfoEndpoint(TokenVerifier verifier, SignIns signIns, AppClients clients, Users users)
        implements PoolEndpoint {
    private static final String SCHEME = "Bearer ";

    @Override
    public Response respond(PoolCall call) {
        UserPool pool = call.pool();
        Optional<JWTClaimsSet> claims = claims(pool, call.request());
        if (claims.isEmpty()) {
            return refused(401, "invalid_token", "The access token is missing, expired or revoked.");
        }
        Set<String> scopes = Set.copyOf(
                List.of(String.valueOf(claims.get().getClaim("scope")).split(" ", -1)));
        Optional<User> user = users.find(pool.id(), claims.get().getSubject()).filter(User::enabled);
        Optional<AppClient> client = clients.find(String.valueOf(claims.get().getClaim("client_id")), pool.id());
        if (user.isEmpty() || client.isEmpty()) {
            return refused(401, "invalid_token", "The user or the app client does not exist any more.");
        }
        if (!scopes.contains("openid")) {
            return refused(403, "insufficient_scope", "The access token was not asked for with the scope openid.");
        }
        return OauthResponse.json(200, body(user.get(), client.get(), scopes));
    }

    // The header is that of RFC 6750, section 2.1. Revocation of the sign-in ends its access tokens too.
    private Optional<JWTClaimsSet> claims(UserPool pool, Request request) {
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

    private static ObjectNode body(User user, AppClient client, Set<String> scopes) {
        ObjectNode body = OauthResponse.object().put("sub", user.sub());
        // Unlike the ID token, this endpoint writes the verified flags as text.
        UserClaims.of(user, client, scopes).forEach((name, value) -> body.put(name, String.valueOf(value)));
        return body.put("username", user.sub());
    }

    private static Response refused(int status, String error, String description) {
        return OauthResponse.json(
                        status, OauthResponse.object().put("error", error).put("error_description", description))
                .with("WWW-Authenticate", "Bearer error=\"" + error + "\", error_description=\"" + description + "\"");
    }
}
