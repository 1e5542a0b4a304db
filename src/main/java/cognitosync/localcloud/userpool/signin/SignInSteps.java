package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.oauth.UserTokens;
import cognitosync.localcloud.userpool.users.User;
import java.util.List;
import java.util.Optional;

/**
 * What comes between the proof of who it is and the tokens, in this order: the first step that wants something, asks for it. Each
 * looks at the user as it is then, so that an answered step wants nothing more.
 *
 * @param steps in order
 */
record SignInSteps(List<Step> steps, UserTokens tokens) {
    SignInSteps {
        steps = List.copyOf(steps);
    }

    /** One of them. */
    @FunctionalInterface
    interface Step {
        /**
         * What it asks for; empty where it wants nothing.
         *
         * @throws cognitosync.localcloud.protocol.AwsException where the user cannot sign in at all
         */
        Optional<AuthOutcome> next(SignInAttempt attempt, User user);
    }

    /** Goes on with a user who has proven who it is. */
    AuthOutcome proceed(SignInAttempt attempt, User user) {
        for (Step step : steps) {
            Optional<AuthOutcome> wanted = step.next(attempt, user);
            if (wanted.isPresent()) {
                return wanted.get();
            }
        }
        return new AuthOutcome.SignedIn(tokens.begin(attempt.pool(), attempt.client(), user));
    }
}
