package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The role denies a user the table behind the API, even their own partition: only the resolvers apply the rules of datasets. */
record TableIsClosed(String table) implements Check {
    @Override
    public String title() {
        return Messages.text("check.closed-table");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (DynamoDbClient tables =
                deployment.clients().tables(deployment.user().get())) {
            tables.getItem(request -> request.tableName(table)
                    .key(Map.of(
                            "owner",
                            AttributeValue.fromS(deployment.user().get().identityId()),
                            "item",
                            AttributeValue.fromS("dataset#preference")))
                    .returnConsumedCapacity("TOTAL"));
            return new Outcome.Failed(Messages.text("doctor.closed-table"));
        } catch (AwsServiceException e) {
            return Failures.isDenied(e)
                    ? new Outcome.Passed("AccessDeniedException")
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
