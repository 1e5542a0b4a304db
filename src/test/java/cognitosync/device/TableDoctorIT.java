package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the product's own stack with a table, and of broken ones. */
class TableDoctorIT {
    private static final String KEYS = "dynamodb:LeadingKeys";

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud whole;

    private static CommandLineDevice device;

    @BeforeAll
    static void start() {
        whole = DeviceCloud.start(folder.resolve("whole"), DeviceCloud.TABLE);
        device = whole.signedIn("patient", "patient@example.com");
    }

    @Test
    void wholeStack_isInOrder_andTheCeilingIsTold() {
        Ended ended = device.run("doctor");
        assertThat(ended.lines()).hasSize(12).allSatisfy(line -> assertThat(line)
                .startsWith("ok "));
        assertThat(ended.lines())
                .contains(
                        "ok       table is active and has a ceiling (on demand, at most 86 read and 343 write units per second)",
                        "ok       signed-in user can read their own datasets (GetItem and Query)",
                        "ok       signed-in user cannot scan the table (AccessDeniedException)")
                .noneMatch(line -> line.contains("Cognito Sync"));
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void withoutCredentials_theAnonymousChecksRun_andTheOthersAreNamed() {
        Ended ended = device.run("doctor", "--anonymous");
        assertThat(ended.err()).contains("7 passed, 0 failed, 5 not run");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void roleThatAllowsAScan_isFound() {
        broken(
                template -> {
                    ((ObjectNode) statement(template).path("Condition")).remove("Null");
                    ((ArrayNode) statement(template).path("Action")).add("dynamodb:Scan");
                },
                "can scan the table");
    }

    @Test
    void roleThatReachesEverybody_isFound() {
        broken(
                template -> ((ObjectNode) statement(template).path("Condition")).remove("ForAllValues:StringEquals"),
                "can read other users' items in the table");
    }

    @Test
    void roleThatNamesAnotherOwner_isFound() {
        broken(
                template -> ((ObjectNode) statement(template).at("/Condition/ForAllValues:StringEquals"))
                        .putArray(KEYS)
                        .add("nobody"),
                "The role denies signed-in users access to their own datasets");
    }

    @Test
    void tableWithoutACeiling_isFound() {
        broken(
                template -> table(template).remove("OnDemandThroughput"),
                "has no ceiling for reads or writes, so anyone who signs up can raise the bill");
    }

    @Test
    void tableThatIsNotOnDemand_isFound() {
        broken(
                template -> {
                    ObjectNode table = table(template);
                    table.remove("OnDemandThroughput");
                    table.put("BillingMode", "PROVISIONED");
                    table.putObject("ProvisionedThroughput")
                            .put("ReadCapacityUnits", 86)
                            .put("WriteCapacityUnits", 343);
                },
                "is not billed on demand");
    }

    @Test
    void outputsOfAnotherTable_areFound() {
        Path outputs = whole.outputsWith("CognitoSync", "TableName", "another");
        Ended ended = device.withOutputs(outputs).run("doctor");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .contains("config.json says sync/table is \"" + whole.output("TableName") + "\"")
                .contains("There is no table another in eu-west-1.");
    }

    private static void broken(Consumer<ObjectNode> change, String sentence) {
        Path place = folder.resolve("broken-" + Integer.toHexString(sentence.hashCode()));
        try (DeviceCloud cloud = DeviceCloud.startWith(place, DeviceCloud.TABLE, change)) {
            Ended ended = cloud.signedIn("patient", "patient@example.com").run("doctor");
            List<String> lines = ended.lines();
            assertThat(lines.stream().filter(line -> line.startsWith("FAIL"))).hasSize(1);
            assertThat(ended.out()).contains(sentence);
            assertThat(ended.exitCode()).isEqualTo(1);
        }
    }

    private static ObjectNode statement(ObjectNode template) {
        for (JsonNode resource : template.path("Resources")) {
            for (JsonNode statement : resource.findValues("Statement")) {
                for (JsonNode one : statement) {
                    if (one.path("Sid").equals(TextNode.valueOf("OwnPartition"))) {
                        return (ObjectNode) one;
                    }
                }
            }
        }
        throw new AssertionError("The template has no statement of the table");
    }

    private static ObjectNode table(ObjectNode template) {
        for (JsonNode resource : template.path("Resources")) {
            if (resource.path("Type").asText().equals("AWS::DynamoDB::Table")) {
                return (ObjectNode) resource.path("Properties");
            }
        }
        throw new AssertionError("The template has no table");
    }
}
