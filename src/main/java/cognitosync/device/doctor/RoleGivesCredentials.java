package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
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
        return Messages.text("check.role");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try {
            deployment.user().get().renewCredentials();
            return new Outcome.Passed(deployment.user().get().identityId());
        } catch (AwsServiceException e) {
            if (e.statusCode() / 100 == 4) {
                return new Outcome.Failed(
                        Messages.text("doctor.role", e.awsErrorDetails().errorMessage()));
            }
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
