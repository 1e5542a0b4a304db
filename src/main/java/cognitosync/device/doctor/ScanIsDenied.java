package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The role denies a user the whole table: a request without a key satisfies {@code ForAllValues}, unless another condition
 * requires one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Multivalued
 *     context keys</a>
 */
record ScanIsDenied(String table) implements Check {
    @Override
    public String title() {
        return Messages.text("check.scan");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.user().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.not-signed-in"));
        }
        try (DynamoDbClient tables =
                deployment.clients().tables(deployment.user().get())) {
            tables.scan(request -> request.tableName(table).limit(1).returnConsumedCapacity("TOTAL"));
            return new Outcome.Failed(Messages.text("doctor.scan"));
        } catch (AwsServiceException e) {
            return Failures.isDenied(e)
                    ? new Outcome.Passed("AccessDeniedException")
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }
}
