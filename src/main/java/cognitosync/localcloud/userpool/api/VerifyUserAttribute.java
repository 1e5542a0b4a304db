package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import cognitosync.localcloud.userpool.users.AttributeUpdate;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Verifies the email address of the user whose access token it is, by the code that was sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html">VerifyUserAttribute</a>
 */
record VerifyUserAttribute(AccessTokens tokens, AttributeUpdate update) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String attribute = input.attributeName("AttributeName");
        String code = input.code("Code");
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        update.verify(bearer.pool(), bearer.user(), attribute, code);
        return Shapes.empty();
    }
}
