package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Revokes every token of a user. As on AWS, the cookie of the sign-in pages stays.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html">GlobalSignOut</a>
 */
record GlobalSignOut(AccessTokens accessTokens, UserTokens tokens) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String token = input.accessToken();
        input.requireValid();
        tokens.revokeAll(accessTokens.require(token).user());
        return Shapes.empty();
    }
}
