package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.token.TokenIssuer;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.oauth.TokenRefresh.Result.Refreshed;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code grant_type=refresh_token} (RFC 6749, section 6). */
record RefreshTokenGrant(TokenRefresh refresh, TokenIssuer issuer, TokenClaims tokenClaims)
        implements TokenEndpoint.Grant {
    @Override
    public ObjectNode redeem(UserPool pool, AppClient client, Request request) {
        if (!(refresh.run(client, required(request, "refresh_token")) instanceof Refreshed refreshed)) {
            throw new OauthException(
                    "invalid_grant", "The refresh token is unknown, replaced, expired or revoked; sign in again.");
        }
        Tokens.Claims claims = tokenClaims.of(pool, client, refreshed.user(), refreshed.signIn());
        ObjectNode body = Tokens.sign(issuer, claims).body();
        refreshed.replacement().ifPresent(replacement -> body.put("refresh_token", replacement));
        return body;
    }
}
