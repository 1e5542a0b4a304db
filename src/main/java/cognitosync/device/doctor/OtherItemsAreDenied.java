package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The role denies a user access to the partitions of other users.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions for
 *     fine-grained access control</a>
 */
record OtherItemsAreDenied(String table) implements Check {
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
        try (DynamoDbClient tables =
                deployment.clients().tables(deployment.user().get())) {
            tables.getItem(request -> request.tableName(table)
                    .key(Map.of(
                            "owner", AttributeValue.fromS(other), "item", AttributeValue.fromS("dataset#preference")))
                    .returnConsumedCapacity("TOTAL"));
            return new Outcome.Failed(Messages.text("doctor.other-items"));
        } catch (AwsServiceException e) {
            return Failures.isDenied(e)
                    ? new Outcome.Passed("AccessDeniedException")
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
