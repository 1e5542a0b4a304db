package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.users.PasswordReset;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Sends a code by which a new password can be set.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
 */
record ForgotPassword(ClientCheck check, PasswordReset reset) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<String> secretHash = input.secretHash();
        String username = input.username();
        input.requireValid();
        PoolClient app = check.require(clientId, secretHash, username);
        return Shapes.delivered(reset.sendCode(app.pool(), app.client(), username));
    }
}
