package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.oauth.UserTokens.Issued;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a step of signing in ends. */
public sealed interface AuthOutcome {
    /**
     * Another step is wanted.
     *
     * @param session carries on to it; empty where {@code SECRET_BLOCK} does
     * @param parameters what the response is made of
     * @param available what may be chosen from
     */
    record Challenged(
            ChallengeName name, Optional<String> session, Map<String, String> parameters, List<ChallengeName> available)
            implements AuthOutcome {
        /** Takes copies. */
        public Challenged {
            parameters = Map.copyOf(parameters);
            available = List.copyOf(available);
        }

        /** The name only: the rest continues a sign-in. */
        @Override
        public String toString() {
            return name.name();
        }
    }

    /** Nothing more is wanted. */
    record SignedIn(Issued tokens) implements AuthOutcome {}
}
