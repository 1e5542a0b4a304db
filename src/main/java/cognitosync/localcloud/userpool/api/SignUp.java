package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.api.ClientCheck.PoolClient;
import cognitosync.localcloud.userpool.users.CodeDelivery;
import cognitosync.localcloud.userpool.users.Registration;
import cognitosync.localcloud.userpool.users.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Registers a user. What only triggers and analytics would read ({@code ValidationData}, {@code ClientMetadata},
 * {@code AnalyticsMetadata}, {@code UserContextData}) changes nothing: pools here have neither.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html">SignUp</a>
 */
record SignUp(ClientCheck check, Registration registration) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<String> secretHash = input.secretHash();
        String username = input.username();
        String password = input.password("Password");
        Map<String, String> attributes = input.attributes("UserAttributes");
        input.requireValid();
        PoolClient app = check.require(clientId, secretHash, username);
        User user = registration.run(app.pool(), app.client(), username, attributes, password);
        ObjectNode answer = Shapes.empty().put("UserConfirmed", false).put("UserSub", user.sub());
        if (app.pool().verifiesEmail()) {
            answer.set("CodeDeliveryDetails", Shapes.codeDeliveryDetails(CodeDelivery.to(app.pool(), user.email())));
        }
        return answer;
    }
}
