package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The user whose access token it is, with the attributes that the client may read.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html">GetUser</a>
 */
record GetUser(AccessTokens tokens) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        ObjectNode answer = Shapes.empty().put("Username", bearer.user().sub());
        answer.set("UserAttributes", Shapes.attributes(bearer.user(), bearer.client()));
        return answer;
    }
}
