package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.signin.AuthFlow;
import cognitosync.localcloud.userpool.signin.SignIn;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a sign-in. What only triggers, analytics and threat protection would read ({@code ClientMetadata},
 * {@code AnalyticsMetadata}, {@code UserContextData}) changes nothing: pools here have none of them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">InitiateAuth</a>
 */
record InitiateAuth(SignInCheck check, SignIn signIn) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        Optional<AuthFlow> flow = SignInInput.flow(input);
        Optional<String> session = SignInInput.session(input);
        Map<String, String> parameters = SignInInput.parameters(input, "AuthParameters");
        input.requireValid();
        return AuthShapes.of(
                signIn.initiate(flow.orElseThrow(), SignIn.Door.PUBLIC, check.attempt(clientId, session, parameters)));
    }
}
