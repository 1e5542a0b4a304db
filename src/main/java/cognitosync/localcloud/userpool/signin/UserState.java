package cognitosync.localcloud.userpool.signin;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserStatus;
import java.util.Optional;

/** Refuses users who cannot sign in as they are. They learn it only with the right password: else names would be told apart. */
final class UserState implements SignInSteps.Step {
    private static final int BAD_REQUEST = 400;

    @Override
    public Optional<AuthOutcome> next(SignInAttempt attempt, User user) {
        if (!user.enabled()) {
            throw SignInAttempt.notAuthorized("User is disabled.");
        }
        if (user.status() == UserStatus.UNCONFIRMED) {
            throw new AwsException("UserNotConfirmedException", BAD_REQUEST, "User is not confirmed.");
        }
        if (user.status() == UserStatus.RESET_REQUIRED) {
            throw new AwsException(
                    "PasswordResetRequiredException", BAD_REQUEST, "Password reset required for the user");
        }
        return Optional.empty();
    }
}
