package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** The role lets users access their own datasets, and Cognito Sync serves them. */
final class OwnDatasetIsReadable implements Check {
    @Override
    public String title() {
        return Messages.text("check.own-dataset");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (CognitoSyncClient sync =
                deployment.clients().sync(deployment.user().get())) {
            String identity = deployment.user().get().identityId();
            String pool = deployment.stack().identityPoolId();
            sync.listRecords(
                    request -> request.identityPoolId(pool).identityId(identity).datasetName("preference"));
            sync.listDatasets(request -> request.identityPoolId(pool).identityId(identity));
            return new Outcome.Passed("ListRecords and ListDatasets");
        } catch (AwsServiceException e) {
            if (Failures.isDenied(e)) {
                return new Outcome.Failed(
                        Messages.text("doctor.own-dataset", e.awsErrorDetails().errorMessage()));
            }
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
