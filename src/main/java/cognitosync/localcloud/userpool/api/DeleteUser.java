package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Deletes the user whose access token it is. The identity that the user had in an identity pool, and its datasets, stay.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html">DeleteUser</a>
 */
record DeleteUser(AccessTokens tokens, Users users) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        users.adminDeleteUser(bearer.pool().id(), bearer.user().sub());
        return Shapes.empty();
    }
}
