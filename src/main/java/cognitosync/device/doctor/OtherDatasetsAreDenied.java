package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** The role denies a user access to other users' datasets. */
final class OtherDatasetsAreDenied implements Check {
    @Override
    public String title() {
        return Messages.text("check.other-datasets");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        // The identity need not exist, because IAM decides first.
        String other = deployment.stack().region() + ":" + UUID.randomUUID();
        try (CognitoSyncClient sync =
                deployment.clients().sync(deployment.user().get())) {
            sync.listRecords(
                    request -> request.identityPoolId(deployment.stack().identityPoolId())
                            .identityId(other)
                            .datasetName("preference"));
            return new Outcome.Failed(Messages.text("doctor.other-datasets"));
        } catch (AwsServiceException e) {
            if (Failures.isDenied(e)) {
                return new Outcome.Passed("AccessDeniedException");
            }
            return "NotAuthorizedException".equals(e.awsErrorDetails().errorCode())
                    ? new Outcome.Failed(Messages.text("doctor.other-datasets.iam"))
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
