package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.oauth.UserTokens;
import cognitosync.localcloud.userpool.users.Accounts;
import cognitosync.localcloud.userpool.users.TemporaryPasswords;
import java.time.InstantSource;
import java.util.List;

/**
 * Signing in through the API, composed: each flow begins it, each challenge goes on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html">Authentication
 *     models</a>
 */
public final class SignIn {
    /** Who asks. */
    public enum Door {
        /** Anybody, without a signature. */
        PUBLIC,
        /** An administrator's program. */
        ADMINISTRATOR
    }

    private final UserTokens tokens;
    private final SignInSteps steps;
    private final PasswordProof password;
    private final PasswordVerifier verifier;
    private final Choice choice;
    private final NewPasswordRequired newPassword;

    /** What it works with. */
    public record Dependencies(
            InstantSource clock,
            AuthChallenges challenges,
            Accounts accounts,
            TemporaryPasswords temporaryPasswords,
            UserTokens tokens) {}

    /** Composes it. */
    public SignIn(Dependencies with) {
        tokens = with.tokens();
        newPassword =
                new NewPasswordRequired(with.accounts().firstPasswords(), with.temporaryPasswords(), with.challenges());
        steps = new SignInSteps(List.of(new UserState(), newPassword), tokens);
        password = new PasswordProof(with.accounts().signIn(), steps);
        verifier = new PasswordVerifier(with.accounts().srpSignIn(), with.challenges(), steps, with.clock());
        choice = new Choice(with.accounts().srpSignIn(), with.challenges(), password, verifier);
    }

    /**
     * Begins.
     *
     * @throws AwsException where the client or the door does not allow the flow, or the flow refuses
     */
    public AuthOutcome initiate(AuthFlow flow, Door door, SignInAttempt attempt) {
        requireDoor(flow, door);
        flow.requireAllowed(attempt.client());
        return switch (flow) {
            case USER_SRP_AUTH -> verifier.ask(attempt, attempt.username(), false);
            case USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH ->
                password.run(attempt, attempt.username());
            case USER_AUTH -> choice.start(attempt);
            case REFRESH_TOKEN_AUTH, REFRESH_TOKEN ->
                new AuthOutcome.SignedIn(
                        tokens.refresh(attempt.pool(), attempt.client(), attempt.require("REFRESH_TOKEN")));
            case CUSTOM_AUTH ->
                throw SignInAttempt.invalid("Custom auth lambda trigger is not configured for the user pool.");
        };
    }

    private static void requireDoor(AuthFlow flow, Door door) {
        boolean isOpen = door == Door.PUBLIC ? !flow.isOfAdministrators() : flow != AuthFlow.USER_PASSWORD_AUTH;
        if (!isOpen) {
            throw SignInAttempt.invalid("Initiate Auth method not supported");
        }
    }

    /**
     * Goes on.
     *
     * @throws AwsException where the response does not fit a challenge that waits, or proves nothing
     */
    public AuthOutcome respond(ChallengeName name, SignInAttempt attempt) {
        return switch (name) {
            case SELECT_CHALLENGE -> choice.select(attempt);
            case PASSWORD -> choice.password(attempt);
            case PASSWORD_SRP -> choice.passwordSrp(attempt);
            case PASSWORD_VERIFIER -> verifier.respond(attempt);
            case NEW_PASSWORD_REQUIRED -> steps.proceed(attempt, newPassword.respond(attempt));
        };
    }
}
