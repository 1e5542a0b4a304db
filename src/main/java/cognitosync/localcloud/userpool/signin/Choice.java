package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.userpool.users.SrpSignIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code USER_AUTH} and {@code SELECT_CHALLENGE}: the user chooses how to prove who it is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html">Choice-based
 *     authentication</a>
 */
record Choice(SrpSignIn srp, AuthChallenges challenges, PasswordProof password, PasswordVerifier verifier) {
    private static final List<ChallengeName> AVAILABLE = List.of(ChallengeName.PASSWORD, ChallengeName.PASSWORD_SRP);

    /** Begins: with what the client prefers, where that can be, and with the choice else. */
    AuthOutcome start(SignInAttempt attempt) {
        String username = attempt.username();
        if (attempt.session().isPresent()) {
            // Sessions of a sign-up, which would spare the proof, are not given out.
            throw Sessions.foreign();
        }
        Optional<ChallengeName> preferred = attempt.optional("PREFERRED_CHALLENGE")
                .flatMap(ChallengeName::of)
                .filter(AVAILABLE::contains);
        if (preferred.isEmpty()) {
            return ask(attempt, ChallengeName.SELECT_CHALLENGE, username);
        }
        if (preferred.get() == ChallengeName.PASSWORD) {
            return attempt.optional("PASSWORD").isPresent()
                    ? password.run(attempt, username)
                    : ask(attempt, ChallengeName.PASSWORD, username);
        }
        return attempt.optional("SRP_A").isPresent()
                ? verifier.ask(attempt, username, true)
                : ask(attempt, ChallengeName.PASSWORD_SRP, username);
    }

    private AuthOutcome ask(SignInAttempt attempt, ChallengeName name, String username) {
        String userId = srp.userId(attempt.pool(), attempt.client(), username);
        String session = challenges.add(attempt, PendingChallenge.of(name, username, userId));
        return new AuthOutcome.Challenged(
                name,
                Optional.of(session),
                Map.of("USERNAME", userId),
                name == ChallengeName.SELECT_CHALLENGE ? AVAILABLE : List.of());
    }

    /** Takes the choice, and what goes with it. */
    AuthOutcome select(SignInAttempt attempt) {
        ChallengeName answer = ChallengeName.of(attempt.require("ANSWER"))
                .filter(AVAILABLE::contains)
                .orElseThrow(() -> SignInAttempt.invalid("ANSWER must be one of the available challenges."));
        return respond(attempt, ChallengeName.SELECT_CHALLENGE, answer);
    }

    /** Takes a password. */
    AuthOutcome password(SignInAttempt attempt) {
        return respond(attempt, ChallengeName.PASSWORD, ChallengeName.PASSWORD);
    }

    /** Takes the client's A. */
    AuthOutcome passwordSrp(SignInAttempt attempt) {
        return respond(attempt, ChallengeName.PASSWORD_SRP, ChallengeName.PASSWORD_SRP);
    }

    private AuthOutcome respond(SignInAttempt attempt, ChallengeName asked, ChallengeName how) {
        String username = attempt.username();
        String session = Sessions.require(attempt);
        // Before the session is used up: a request that lacks something may be sent again.
        attempt.require(how == ChallengeName.PASSWORD ? "PASSWORD" : "SRP_A");
        PendingChallenge challenge = challenges.take(attempt, asked, session);
        Sessions.requireSameUser(attempt, challenge, username);
        return how == ChallengeName.PASSWORD
                ? password.run(attempt, challenge.username())
                : verifier.ask(attempt, challenge.username(), true);
    }
}
