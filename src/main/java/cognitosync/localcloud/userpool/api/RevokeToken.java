package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Revokes a refresh token, and with it the tokens of its sign-in. An unknown token is no error, as at the revocation endpoint.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html">RevokeToken</a>
 */
record RevokeToken(SignInCheck check, UserTokens tokens) implements UnsignedOperation {
    private static final int BAD_REQUEST = 400;

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        String token = input.token("Token");
        Optional<String> secret = input.clientSecret();
        input.requireValid();
        PoolClient app = check.requireSecret(clientId, secret);
        if (!app.client().revocable()) {
            throw new AwsException(
                    "UnsupportedOperationException",
                    BAD_REQUEST,
                    "Token revocation is not enabled for the app client " + clientId);
        }
        // An access or ID token, which has three parts.
        if (token.chars().filter(c -> c == '.').count() == 2) {
            throw new AwsException("UnsupportedTokenTypeException", BAD_REQUEST, "Unsupported token type");
        }
        tokens.revoke(app.client(), token);
        return Shapes.empty();
    }
}
