package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.userpool.signin.SignIn;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Goes on with a sign-in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html">RespondToAuthChallenge</a>
 */
record RespondToAuthChallenge(SignInCheck check, SignIn signIn) implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String clientId = input.clientId();
        String challenge = SignInInput.challenge(input);
        Optional<String> session = SignInInput.session(input);
        Map<String, String> responses = SignInInput.parameters(input, "ChallengeResponses");
        input.requireValid();
        return AuthShapes.of(
                signIn.respond(SignInInput.requireRun(challenge), check.attempt(clientId, session, responses)));
    }
}
