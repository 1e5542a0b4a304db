package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.appsync.AppSyncApi;
import cognitosync.device.stack.Backend;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The resolvers refuse a user other users' datasets: the role allows the field, whoever the owner. */
record OtherOwnersAreRefused(Backend.AppSync backend) implements Check {
    @Override
    public String title() {
        return Messages.text("check.other-datasets");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        // The identity need not exist, because the resolver compares it with the caller's first.
        String other = deployment.stack().region() + ":" + UUID.randomUUID();
        try (AppSyncApi api = deployment.api(backend, deployment.user().get())) {
            api.send(
                    "query Other($owner: ID) { changes(owner: $owner, dataset: \"preference\", since: 0) { count } }",
                    JsonNodeFactory.instance.objectNode().put("owner", other));
            return new Outcome.Failed(Messages.text("doctor.other-owners"));
        } catch (AwsServiceException e) {
            return Failures.isDenied(e)
                    ? new Outcome.Passed(e.awsErrorDetails().errorCode())
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
