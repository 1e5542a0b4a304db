package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.users.PasswordReset;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Sets a new password by the code that was sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html">ConfirmForgotPassword</a>
 */
record ConfirmForgotPassword(ClientCheck check, PasswordReset reset) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<String> secretHash = input.secretHash();
        String username = input.username();
        String code = input.code("ConfirmationCode");
        String password = input.password("Password");
        input.requireValid();
        PoolClient app = check.require(clientId, secretHash, username);
        reset.confirm(app.pool(), app.client(), username, code, password);
        return Shapes.empty();
    }
}
