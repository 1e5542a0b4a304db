package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ResourceNotFoundException;

/**
 * Cognito Sync serves this AWS account. It has been closed to new customers since 2026-07-30; what it answers to one of
 * them is not documented: errors of accounts and operations that are shut count as that, and no others.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sync-availability-change.html">Amazon
 *     Cognito Sync availability change</a>
 */
final class AccountMayUseCognitoSync implements Check {
    @Override
    public String title() {
        return Messages.text("check.account");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.developer().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.no-developer"));
        }
        try (CognitoSyncClient sync =
                deployment.clients().sync(deployment.developer().get())) {
            sync.describeIdentityPoolUsage(
                    request -> request.identityPoolId(deployment.stack().identityPoolId()));
            return new Outcome.Passed("DescribeIdentityPoolUsage");
        } catch (ResourceNotFoundException unused) {
            return new Outcome.Passed(Messages.text("doctor.unused", "DescribeIdentityPoolUsage"));
        } catch (AwsServiceException e) {
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
