package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** The role lets a user into the user's own datasets, and Cognito Sync serves them. */
final class OwnDatasetOpens implements Check {
    @Override
    public String title() {
        return "a signed-in user reaches the own datasets";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(RoleGivesCredentials.NOT_SIGNED_IN);
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
                return new Outcome.Failed("The role refuses a user the own datasets ("
                        + e.awsErrorDetails().errorMessage() + "); its policy names another path, so deploy again.");
            }
            return new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
