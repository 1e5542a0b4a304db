package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.users.Confirmation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Sends the code of a sign-up again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html">ResendConfirmationCode</a>
 */
record ResendConfirmationCode(ClientCheck check, Confirmation confirmation) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<String> secretHash = input.secretHash();
        String username = input.username();
        input.requireValid();
        PoolClient app = check.require(clientId, secretHash, username);
        return Shapes.delivered(confirmation.resendCode(app.pool(), app.client(), username));
    }
}
