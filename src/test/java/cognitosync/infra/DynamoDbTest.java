package cognitosync.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack with the datasets in a table, where it differs from the default one. */
@ResourceLock(TestAssembly.KERNEL)
class DynamoDbTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String ENDPOINT = "https://dynamodb.${AWS::Region}.amazonaws.com";

    private final Synthesized stack = Synthesized.with(Map.of("backend", "dynamodb"));
    private final String table = stack.ofType(TABLE).keySet().iterator().next();

    @Test
    void table_holdsItemsByOwnerAndIsBilledByRequestUpToTheCeilings() {
        assertThat(stack.theOnly(TABLE))
                .containsOnlyKeys(
                        "AttributeDefinitions",
                        "BillingMode",
                        "DeletionProtectionEnabled",
                        "KeySchema",
                        "OnDemandThroughput",
                        "PointInTimeRecoverySpecification")
                .containsEntry(
                        "AttributeDefinitions",
                        List.of(
                                Map.of("AttributeName", "owner", "AttributeType", "S"),
                                Map.of("AttributeName", "item", "AttributeType", "S")))
                .containsEntry(
                        "KeySchema",
                        List.of(
                                Map.of("AttributeName", "owner", "KeyType", "HASH"),
                                Map.of("AttributeName", "item", "KeyType", "RANGE")))
                .containsEntry("BillingMode", "PAY_PER_REQUEST")
                .containsEntry("OnDemandThroughput", Map.of("MaxReadRequestUnits", 86, "MaxWriteRequestUnits", 343))
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true));
    }

    @ParameterizedTest
    @CsvSource({"false, Delete", "true, Retain"})
    void table_outlivesTheStackOnlyWithRetain(boolean retain, String policy) {
        Synthesized chosen = with("retain", String.valueOf(retain));
        assertThat(chosen.ofType(TABLE).values()).singleElement().satisfies(resource -> assertThat(resource)
                .containsEntry("DeletionPolicy", policy)
                .containsEntry("UpdateReplacePolicy", policy));
        assertThat(chosen.theOnly(TABLE)).containsEntry("DeletionProtectionEnabled", retain);
    }

    @Test
    void role_readsAndWritesItemsOfItsOwnPartitionAndNothingElse() {
        Map<?, ?> statement = stack.onlyStatementOfUsers();
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement.get("Action"))
                .isEqualTo(List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"));
        assertThat(statement.get("Resource")).isEqualTo(Map.of("Fn::GetAtt", List.of(table, "Arn")));
        assertThat(statement.get("Condition"))
                .isEqualTo(Map.of(
                        "ForAllValues:StringEquals",
                        Map.of("dynamodb:LeadingKeys", List.of("${cognito-identity.amazonaws.com:sub}")),
                        "Null",
                        Map.of("dynamodb:LeadingKeys", "false")));
    }

    @Test
    void config_saysWhichTableAndWhere() throws Exception {
        assertThat(new ObjectMapper()
                        .readTree(stack.deployedFile("config.json"))
                        .get("sync")
                        .toString())
                .isEqualTo(
                        "{\"kind\":\"dynamodb\",\"endpoint\":\"%s\",\"table\":\"${%s}\"}".formatted(ENDPOINT, table));
    }

    @Test
    void index_mayConnectToTheTablesEndpointAndNotToCognitoSync() {
        assertThat(stack.deployedFile("index.html"))
                .contains(" https://cognito-identity.${AWS::Region}.amazonaws.com " + ENDPOINT + ";")
                .doesNotContain("cognito-sync.");
    }

    @Test
    void deployments_waitForTheTable() {
        assertThat(stack.ofType("Custom::CDKBucketDeployment").values())
                .hasSize(2)
                .allSatisfy(deployment ->
                        assertThat(String.valueOf(deployment.get("DependsOn"))).contains(table));
    }

    @Test
    void outputs_nameTheBackendAndTheTable() {
        Map<String, Map<String, Object>> outputs = stack.template().findOutputs("*");
        assertThat(outputs).hasSize(11);
        assertThat(outputs.get("Backend")).containsEntry("Value", "dynamodb");
        assertThat(outputs.get("TableName")).containsEntry("Value", Map.of("Ref", table));
    }

    @Test
    void template_fitsEveryRegionAndSaysNothingOfCognitoSync() {
        assertThat(stack.template().toJSON())
                .containsEntry("Description", "DynamoDB: a background colour that follows a signed-in user.");
        assertThat(((Map<?, ?>) stack.template().toJSON().get("Rules")).keySet())
                .hasToString("[CheckBootstrapVersion]");
        assertThat(stack.template().toJSON().toString()).doesNotContain("cognito-sync", "aws:cdk:path", "arn:aws:");
    }

    /** Without these the datasets of a stack that changes its backend would belong to other identities. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient", "AWS::Cognito::IdentityPool"})
    void identities_areThoseOfTheDefaultStack(String type) {
        assertThat(stack.ofType(type))
                .isNotEmpty()
                .isEqualTo(Synthesized.byDefault().ofType(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 730 h of 86 reads at 0.125 and 343 writes at 0.625 a million: 28.251 + 563.3775
                "86 | 343 | at most USD 592 a month in us-east-1, if they reach the ceilings of 86 read and 343 write units",
                // 657 + 3285
                "2000 | 2000 | at most USD 3,942 a month in us-east-1, if they reach the ceilings of 2000 read and 2000 write"
            })
    void tableName_isDescribedWithWhatTheCeilingsCost(String reads, String writes, String cost) {
        Synthesized chosen = Synthesized.with(
                Map.of("backend", "dynamodb", "maxReadsPerSecond", reads, "maxWritesPerSecond", writes));
        assertThat((String) chosen.template().findOutputs("*").get("TableName").get("Description"))
                .contains(cost);
        assertThat(chosen.theOnly(TABLE))
                .containsEntry(
                        "OnDemandThroughput",
                        Map.of(
                                "MaxReadRequestUnits",
                                Integer.valueOf(reads),
                                "MaxWriteRequestUnits",
                                Integer.valueOf(writes)));
    }

    private static Synthesized with(String key, String value) {
        return Synthesized.with(Map.of("backend", "dynamodb", key, value));
    }
}
