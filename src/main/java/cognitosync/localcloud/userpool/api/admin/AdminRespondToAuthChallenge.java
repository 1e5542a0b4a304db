package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.AuthShapes;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.SignInCheck;
import cognitosync.localcloud.userpool.api.SignInInput;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.signin.SignIn;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Goes on with a sign-in on behalf of a user, by the program of an administrator.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html">AdminRespondToAuthChallenge</a>
 */
record AdminRespondToAuthChallenge(Directory directory, SignInCheck check, SignIn signIn) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.userPoolId();
        String clientId = input.clientId();
        String challenge = SignInInput.challenge(input);
        Optional<String> session = SignInInput.session(input);
        Map<String, String> responses = SignInInput.parameters(input, "ChallengeResponses");
        input.requireValid();
        UserPool pool = directory.pool(poolId);
        return AuthShapes.of(signIn.respond(
                SignInInput.requireRun(challenge), check.attempt(pool.id(), clientId, session, responses)));
    }
}
