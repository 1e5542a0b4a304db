package cognitosync.localcloud.userpool.api;

import cognitosync.localcloud.userpool.oauth.UserTokens.Issued;
import cognitosync.localcloud.userpool.signin.AuthOutcome;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answers of operations that sign in. */
public final class AuthShapes {
    private AuthShapes() {}

    /** A challenge, or tokens. */
    public static ObjectNode of(AuthOutcome outcome) {
        if (outcome instanceof AuthOutcome.Challenged challenged) {
            ObjectNode answer =
                    Shapes.empty().put("ChallengeName", challenged.name().name());
            challenged.session().ifPresent(session -> answer.put("Session", session));
            ObjectNode parameters = answer.putObject("ChallengeParameters");
            challenged.parameters().forEach(parameters::put);
            if (!challenged.available().isEmpty()) {
                ArrayNode available = answer.putArray("AvailableChallenges");
                challenged.available().forEach(name -> available.add(name.name()));
            }
            return answer;
        }
        ObjectNode answer = of(((AuthOutcome.SignedIn) outcome).tokens());
        answer.putObject("ChallengeParameters");
        return answer;
    }

    /** {@code AuthenticationResult} alone. */
    static ObjectNode of(Issued tokens) {
        ObjectNode answer = Shapes.empty();
        ObjectNode result = answer.putObject("AuthenticationResult")
                .put("AccessToken", tokens.accessToken())
                .put("ExpiresIn", tokens.lifetime().toSeconds())
                .put("IdToken", tokens.idToken())
                .put("TokenType", "Bearer");
        tokens.refreshToken().ifPresent(token -> result.put("RefreshToken", token));
        return answer;
    }
}
