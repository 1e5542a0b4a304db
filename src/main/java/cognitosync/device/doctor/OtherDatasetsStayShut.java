package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** The role keeps a user out of everybody else's datasets. */
final class OtherDatasetsStayShut implements Check {
    @Override
    public String title() {
        return "a signed-in user is kept out of others' datasets";
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(RoleGivesCredentials.NOT_SIGNED_IN);
        }
        // Whether anybody has this id makes no difference: IAM decides before the service looks.
        String other = deployment.stack().region() + ":" + UUID.randomUUID();
        try (CognitoSyncClient sync =
                deployment.clients().sync(deployment.user().get())) {
            sync.listRecords(
                    request -> request.identityPoolId(deployment.stack().identityPoolId())
                            .identityId(other)
                            .datasetName("preference"));
            return new Outcome.Failed(
                    "A user's credentials reach the datasets of other identities; narrow the role's policy"
                            + " to ${cognito-identity.amazonaws.com:sub} and deploy again.");
        } catch (AwsServiceException e) {
            if (Failures.isDenied(e)) {
                return new Outcome.Passed("AccessDeniedException");
            }
            return "NotAuthorizedException".equals(e.awsErrorDetails().errorCode())
                    ? new Outcome.Failed(
                            "IAM let a user's credentials through to the datasets of other identities, and only"
                                    + " Cognito Sync itself refused; narrow the role's policy to"
                                    + " ${cognito-identity.amazonaws.com:sub} and deploy again.")
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
