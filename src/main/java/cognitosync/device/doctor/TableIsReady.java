package cognitosync.device.doctor;

import cognitosync.device.aws.Failures;
import cognitosync.device.messages.Messages;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * The table is active, has the keys by which the role's policy separates users, and a ceiling, because anyone can sign up.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">DescribeTable</a>
 */
record TableIsReady(String table) implements Check {
    private static final Map<String, String> KEYS = Map.of("owner", "HASH S", "item", "RANGE S");

    @Override
    public String title() {
        return Messages.text("check.table");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        if (deployment.developer().isEmpty()) {
            return new Outcome.NotRun(Messages.text("doctor.no-developer"));
        }
        try (DynamoDbClient tables =
                deployment.clients().tables(deployment.developer().get())) {
            return outcome(
                    tables.describeTable(request -> request.tableName(table)).table());
        } catch (ResourceNotFoundException absent) {
            return new Outcome.Failed(
                    Messages.text("doctor.no-table", table, deployment.stack().region()));
        } catch (AwsServiceException e) {
            return Failures.isDenied(e)
                    ? new Outcome.NotRun(Messages.text("doctor.table.denied"))
                    : new Outcome.Failed(Failures.of(e).getMessage());
        }
    }

    private Outcome outcome(TableDescription described) {
        if (described.tableStatus() != TableStatus.ACTIVE) {
            return new Outcome.Failed(Messages.text("doctor.table.status", table, described.tableStatusAsString()));
        }
        if (!keys(described).equals(KEYS)) {
            return new Outcome.Failed(Messages.text("doctor.table.keys", table));
        }
        if (described.billingModeSummary() == null
                || described.billingModeSummary().billingMode() != BillingMode.PAY_PER_REQUEST) {
            return new Outcome.Failed(Messages.text("doctor.table.billing", table));
        }
        OnDemandThroughput ceiling = described.onDemandThroughput();
        if (ceiling == null || !isLimit(ceiling.maxReadRequestUnits()) || !isLimit(ceiling.maxWriteRequestUnits())) {
            return new Outcome.Failed(Messages.text("doctor.table.no-ceiling", table));
        }
        return new Outcome.Passed(
                Messages.text("doctor.table", ceiling.maxReadRequestUnits(), ceiling.maxWriteRequestUnits()));
    }

    private static Map<String, String> keys(TableDescription described) {
        Map<String, String> types = described.attributeDefinitions().stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
        return described.keySchema().stream()
                .collect(Collectors.toMap(
                        KeySchemaElement::attributeName,
                        key -> key.keyTypeAsString() + " " + types.get(key.attributeName())));
    }

    private static boolean isLimit(Long units) {
        return units != null && units > 0;
    }
}
