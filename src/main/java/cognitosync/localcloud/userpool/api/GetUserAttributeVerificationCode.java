package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import cognitosync.localcloud.userpool.users.AttributeUpdate;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sends a code by which the email address of the user whose access token it is can be verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html">GetUserAttributeVerificationCode</a>
 */
record GetUserAttributeVerificationCode(AccessTokens tokens, AttributeUpdate update) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String attribute = input.attributeName("AttributeName");
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        return Shapes.delivered(update.sendCode(bearer.pool(), bearer.user(), attribute));
    }
}
