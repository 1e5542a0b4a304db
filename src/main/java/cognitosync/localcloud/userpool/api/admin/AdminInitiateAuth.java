package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.AuthShapes;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.SignInCheck;
import cognitosync.localcloud.userpool.api.SignInInput;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.signin.AuthFlow;
import cognitosync.localcloud.userpool.signin.SignIn;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a sign-in on behalf of a user, by the program of an administrator.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html">AdminInitiateAuth</a>
 */
record AdminInitiateAuth(Directory directory, SignInCheck check, SignIn signIn) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String clientId = input.clientId();
        Optional<AuthFlow> flow = SignInInput.flow(input);
        Optional<String> session = SignInInput.session(input);
        Map<String, String> parameters = SignInInput.parameters(input, "AuthParameters");
        input.requireValid();
        UserPool pool = directory.pool(poolId);
        return AuthShapes.of(signIn.initiate(
                flow.orElseThrow(),
                SignIn.Door.ADMINISTRATOR,
                check.attempt(pool.id(), clientId, session, parameters)));
    }
}
