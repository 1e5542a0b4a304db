package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.dynamodb.CaseTable.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployment of tables, their throughput limits, and expiry of items. */
class TableLifecycleTest {
    private static final String GET =
            "{\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"b\"}}}";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    private static String with(String more) {
        return DynamoDbFixture.COMPOSITE.substring(0, DynamoDbFixture.COMPOSITE.length() - 1) + ", " + more + "}";
    }

    @Test
    void table_hasItsArn_andIsDescribed() {
        Resource table = fixture.table(with(
                "\"OnDemandThroughput\": {\"MaxWriteRequestUnits\": \"7\"}, \"DeletionProtectionEnabled\": \"true\""));
        assertThat(table.physicalId()).isEqualTo("items");
        assertThat(table.attributes().get("Arn").asText())
                .isEqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/items");
        fixture.put("a", "b", "");
        ObjectNode described = (ObjectNode)
                fixture.call("DescribeTable", "{\"TableName\": \"items\"}").ok().get("Table");
        assertThat(described.remove("TableId").asText()).hasSize(36);
        assertThat(described).isEqualTo(Declarations.json("""
                {"AttributeDefinitions": [{"AttributeName": "owner", "AttributeType": "S"}, {"AttributeName": "entry", "AttributeType": "S"}],
                 "TableName": "items",
                 "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}, {"AttributeName": "entry", "KeyType": "RANGE"}],
                 "TableStatus": "ACTIVE", "CreationDateTime": 1795953600.0, "TableSizeBytes": 12, "ItemCount": 1,
                 "TableArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/items", "DeletionProtectionEnabled": true,
                 "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": 0, "WriteCapacityUnits": 0},
                 "BillingModeSummary": {"BillingMode": "PAY_PER_REQUEST", "LastUpdateToPayPerRequestDateTime": 1795953600.0},
                 "OnDemandThroughput": {"MaxReadRequestUnits": -1, "MaxWriteRequestUnits": 7}}"""));
    }

    @Test
    void table_withoutName_isNamedAfterItsStack() {
        assertThat(fixture.table(DynamoDbFixture.SIMPLE.replace("\"TableName\": \"simple\",", ""))
                        .physicalId())
                .matches("Test-Table-[A-Z0-9]{12}");
    }

    @Test
    void table_withAnExistingName_isRefused() {
        fixture.table(DynamoDbFixture.SIMPLE);
        assertThatThrownBy(() -> fixture.table(DynamoDbFixture.SIMPLE))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("simple exists already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GlobalSecondaryIndexes",
                "LocalSecondaryIndexes",
                "StreamSpecification",
                "KinesisStreamSpecification",
                "ImportSourceSpecification",
                "ResourcePolicy",
                "Replicas"
            })
    void unsupportedProperty_isReportedByName(String name) {
        assertThat(fixture.handler().properties().unknownIn(Declarations.json(with("\"" + name + "\": {\"A\": 1}"))))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PointInTimeRecoverySpecification\": {\"PointInTimeRecoveryEnabled\": true}",
                "SSESpecification\": {\"SSEEnabled\": true}",
                "Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}]",
                "TableClass\": \"STANDARD\""
            })
    void propertyWithoutEffect_isIgnored(String property) {
        assertThat(fixture.handler().properties().unknownIn(Declarations.json(with("\"" + property))))
                .isEmpty();
    }

    static Stream<Row> refused() {
        return CaseTable.rows("tables");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void invalidDeclaration_isRefused(Row row) {
        ObjectNode properties = Declarations.json(DynamoDbFixture.COMPOSITE);
        properties.setAll((ObjectNode) row.get("properties"));
        assertThatThrownBy(() -> fixture.table(properties.toString()))
                .isInstanceOf(DeploymentException.class)
                .hasMessage(row.get("refused").asText());
    }

    @Test
    void items_areDeletedWithTheirTable_unlessItIsProtected() {
        Resource table = fixture.table(with("\"DeletionProtectionEnabled\": true"));
        fixture.put("a", "b", "");
        assertThatThrownBy(() -> fixture.handler().delete("items")).hasMessageContaining("protected from deletion");
        fixture.table(DynamoDbFixture.COMPOSITE, table);
        assertThat(fixture.call("GetItem", GET).ok().has("Item")).isTrue();
        fixture.handler().delete("items");
        fixture.handler().delete("items");
        fixture.call("GetItem", GET).refused("ResourceNotFoundException");
        fixture.table(DynamoDbFixture.COMPOSITE);
        assertThat(fixture.call("GetItem", GET).ok().has("Item")).isFalse();
    }

    @Test
    void items_surviveARestart() {
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.put("a", "b", ", \"v\": {\"B\": \"AAEC\"}");
        fixture.restart();
        assertThat(fixture.call("GetItem", GET).ok().at("/Item/v/B").asText()).isEqualTo("AAEC");
    }

    @Test
    void expiredItem_isDeletedWithinAMinute() {
        String timeToLive = "\"TimeToLiveSpecification\": {\"AttributeName\": \"end\", \"Enabled\": %s}";
        Resource table = fixture.table(DynamoDbFixture.COMPOSITE);
        long end = fixture.now.getEpochSecond() + 10;
        fixture.put("a", "b", ", \"end\": {\"N\": \"" + end + "\"}");
        fixture.put("a", "c", ", \"end\": {\"S\": \"" + end + "\"}");
        fixture.put("a", "d", ", \"end\": {\"N\": \"1000\"}");
        fixture.table(with(timeToLive.formatted(true)), table);
        assertThat(count()).isEqualTo(3);
        fixture.now = fixture.now.plus(Duration.ofMinutes(1));
        assertThat(count())
                .as("text is not an expiry time, and items that expired years ago stay")
                .isEqualTo(2);
        assertThatThrownBy(() -> fixture.table(with(timeToLive.formatted(true).replace("end", "other")), table))
                .hasMessageContaining("TimeToLive is active on a different AttributeName");
        fixture.table(with(timeToLive.formatted(false)), table);
        fixture.put("a", "e", ", \"end\": {\"N\": \"" + end + "\"}");
        fixture.now = fixture.now.plus(Duration.ofMinutes(1));
        assertThat(count()).isEqualTo(3);
    }

    private int count() {
        return fixture.call("Scan", "{\"TableName\": \"items\"}")
                .ok()
                .get("Count")
                .asInt();
    }

    @Test
    void requestsAboveTheOnDemandMaximum_areThrottled_forASecond() {
        fixture.table(with("\"OnDemandThroughput\": {\"MaxReadRequestUnits\": 1, \"MaxWriteRequestUnits\": 2}"));
        fixture.put("a", "b", "");
        fixture.put("a", "c", "");
        JsonNode throttled = fixture.call("DeleteItem", GET).body();
        assertThat(throttled).isEqualTo(Declarations.json("""
                {"__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException",
                 "throttlingReasons": [{"reason": "TableWriteMaxOnDemandThroughputExceeded",
                   "resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/items"}],
                 "message": "Throughput exceeds the maximum OnDemandThroughput configured on table or index"}"""));
        assertThat(fixture.call("TransactWriteItems", "{\"TransactItems\": [{\"Delete\": " + GET + "}]}")
                        .refused("TransactionCanceledException"))
                .endsWith("[ThrottlingError]");
        fixture.call("GetItem", GET).ok();
        fixture.call("GetItem", GET).ok();
        fixture.call("GetItem", GET).refused("ThrottlingException");
        fixture.now = fixture.now.plus(Duration.ofSeconds(1));
        fixture.call("GetItem", GET).ok();
        fixture.call("DeleteItem", GET).ok();
    }

    @Test
    void requestsAboveProvisionedCapacity_areThrottled_afterABurstOfFiveMinutes() {
        fixture.table(DynamoDbFixture.COMPOSITE.replace(
                "\"PAY_PER_REQUEST\"",
                "\"PROVISIONED\", \"ProvisionedThroughput\": {\"ReadCapacityUnits\": 1, \"WriteCapacityUnits\": 1}"));
        fixture.put("a", "b", ", \"text\": {\"S\": \"" + "x".repeat(307_200) + "\"}");
        assertThat(fixture.call("DeleteItem", GET).refused("ProvisionedThroughputExceededException"))
                .isEqualTo(
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API.");
        fixture.now = fixture.now.plus(Duration.ofSeconds(2));
        fixture.call("DeleteItem", GET).ok();
        assertThat(Optional.of(fixture.call("GetItem", GET).ok())).isPresent();
    }
}
