package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * New tokens for a refresh token, the only way where refresh tokens rotate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html">GetTokensFromRefreshToken</a>
 */
record GetTokensFromRefreshToken(SignInCheck check, UserTokens tokens) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        String token = input.token("RefreshToken");
        Optional<String> secret = input.clientSecret();
        input.requireValid();
        PoolClient app = check.requireSecret(clientId, secret);
        return AuthShapes.of(tokens.refresh(app.pool(), app.client(), token));
    }
}
