package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.oauth.AccessTokens;
import cognitosync.localcloud.userpool.oauth.AccessTokens.Bearer;
import cognitosync.localcloud.userpool.users.PasswordChange;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes the password of the user whose access token it is, by the one before.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html">ChangePassword</a>
 */
record ChangePassword(AccessTokens tokens, PasswordChange change) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String previous = input.password("PreviousPassword");
        String proposed = input.password("ProposedPassword");
        String token = input.accessToken();
        input.requireValid();
        Bearer bearer = tokens.require(token);
        change.run(bearer.pool(), bearer.user(), previous, proposed);
        return Shapes.empty();
    }
}
