package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The identity pool has a role for signed-in users, and the role trusts the pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role trust and
 *     permissions</a>
 */
final class RoleGivesCredentials implements Check {
    @Override
    public String title() {
        return "a signed-in user gets credentials of the role";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(NOT_SIGNED_IN);
        }
        try {
            deployment.user().get().renewCredentials();
            return new Outcome.Passed(deployment.user().get().identityId());
        } catch (AwsServiceException e) {
            if (e.statusCode() / 100 == 4) {
                return new Outcome.Failed("The identity pool gives a signed-in user no credentials ("
                        + e.awsErrorDetails().errorMessage()
                        + "); the role is missing or does not trust this pool, so deploy again.");
            }
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }

    /** What the checks of a user say where there is none. */
    static final String NOT_SIGNED_IN = "nobody is signed in on this device; run sign-in first";
}
