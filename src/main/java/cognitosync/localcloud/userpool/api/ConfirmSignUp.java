package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.users.Confirmation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Confirms a user by the code that was sent at sign-up. {@code ForceAliasCreation} changes nothing: names here are no aliases.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
 */
record ConfirmSignUp(ClientCheck check, Confirmation confirmation) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<String> secretHash = input.secretHash();
        String username = input.username();
        String code = input.code("ConfirmationCode");
        input.requireValid();
        PoolClient app = check.require(clientId, secretHash, username);
        confirmation.run(app.pool(), app.client(), username, code);
        return Shapes.empty();
    }
}
