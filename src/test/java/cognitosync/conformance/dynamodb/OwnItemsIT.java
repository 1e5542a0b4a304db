package cognitosync.conformance.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.PersonClient;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The statement of the product's stack with {@code backend=dynamodb}: users reach their own items by three actions, and nothing else. */
class OwnItemsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @AutoClose
    private static LocalCloud cloud;

    @AutoClose
    private static TableClient sam;

    @AutoClose
    private static TableClient other;

    private static String table;
    private static String mine;
    private static String theirs;

    @BeforeAll
    static void start() {
        cloud = TestCloud.of(folder, assembly("cdk.out"));
        table = cloud.outputs().get("CognitoSync").get("TableName");
        PersonClient person = PersonClient.signUp(cloud, "sam@example.com");
        mine = person.identityId(person.idToken());
        sam = client(cloud, person);
        PersonClient another = PersonClient.signUp(cloud, "other@example.com");
        theirs = another.identityId(another.idToken());
        other = client(cloud, another);
        ok(other, "PutItem", put(theirs));
    }

    private static Path assembly(String name) {
        return TestAssembly.synthesize(folder.resolve(name), TestAssembly.SITE_FIXTURE, Map.of("backend", "dynamodb"));
    }

    private static TableClient client(LocalCloud cloud, PersonClient person) {
        String idToken = person.idToken();
        return new JavaTableClient(
                URI.create(cloud.outputs().get("LocalCloud").get("ApiEndpoint")),
                StaticCredentialsProvider.create(person.credentials(person.identityId(idToken), idToken)));
    }

    @ParameterizedTest
    @CsvSource({"GetItem", "PutItem", "Query"})
    void ownItems_areReadAndWritten_othersAreDenied(String operation) {
        ok(sam, operation, granted(operation, mine));
        assertDenied(sam, operation, granted(operation, theirs), operation);
        assertThat(ok(other, "GetItem", granted("GetItem", theirs))
                        .at("/Item/count/N")
                        .asText())
                .isEqualTo("1");
    }

    /** Each with the user's own partition: it is the action that is not granted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            UpdateItem         | UpdateItem         | {TABLE, KEY, 'UpdateExpression': 'REMOVE x'}
            DeleteItem         | DeleteItem         | {TABLE, KEY}
            Scan               | Scan               | {TABLE}
            DescribeTable      | DescribeTable      | {TABLE}
            ListTables         | ListTables         | {}
            TransactWriteItems | UpdateItem         | {'TransactItems': [{'Update': {TABLE, KEY, 'UpdateExpression': 'REMOVE x'}}]}
            TransactWriteItems | DeleteItem         | {'TransactItems': [{'Delete': {TABLE, KEY}}]}
            TransactWriteItems | ConditionCheckItem | {'TransactItems': [{'ConditionCheck': {TABLE, KEY, 'ConditionExpression': 'attribute_exists(x)'}}]}
            """)
    void actionThatIsNotGranted_isDenied(String operation, String action, String input) {
        assertDenied(sam, operation, input.replace("TABLE", table()).replace("KEY", key(mine)), action);
    }

    @Test
    void transaction_ofGrantedActionsInAnotherPartition_isDenied() {
        assertDenied(sam, "TransactWriteItems", "{'TransactItems': [{'Put': " + put(theirs) + "}]}", "PutItem");
        String get = "{'Get': {" + table() + ", " + key(theirs) + "}}";
        assertDenied(sam, "TransactGetItems", "{'TransactItems': [" + get + "]}", "GetItem");
    }

    /** The local cloud runs none of these; AWS denies them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            BatchGetItem     | {'RequestItems': {'NAME': {'Keys': [{'owner': {'S': 'o'}, 'item': {'S': 'i'}}]}}}
            BatchWriteItem   | {'RequestItems': {'NAME': [{'DeleteRequest': {'Key': {'owner': {'S': 'o'}, 'item': {'S': 'i'}}}}]}}
            ExecuteStatement | {'Statement': 'SELECT * FROM NAME'}
            DeleteTable      | {TABLE}
            CreateBackup     | {TABLE, 'BackupName': 'copy'}
            """)
    void otherActionOnTheTable_isRefused(String operation, String input) {
        JsonNode answer = call(sam, operation, input.replace("NAME", table).replace("TABLE", table()));
        assertThat(answer.has("refused")).as("%s", answer).isTrue();
    }

    @Test
    void scan_ifItWereGranted_isStoppedByNullAlone_asOnAws() throws IOException {
        Path with = assembly("with-null");
        grantScan(with, true);
        Path without = assembly("without-null");
        grantScan(without, false);
        try (LocalCloud kept = TestCloud.of(folder.resolve("kept"), with);
                LocalCloud opened = TestCloud.of(folder.resolve("opened"), without)) {
            assertDenied(scanning(kept), "Scan");
            assertThat(scanning(opened).has("output")).isTrue();
        }
    }

    private static JsonNode scanning(LocalCloud changed) {
        try (TableClient client = client(changed, PersonClient.signUp(changed, "sam@example.com"))) {
            return call(
                    client,
                    "Scan",
                    "{'TableName': '" + changed.outputs().get("CognitoSync").get("TableName") + "'}");
        }
    }

    private static void grantScan(Path assembly, boolean withNull) throws IOException {
        Path file = assembly.resolve("CognitoSync.template.json");
        JsonNode template = JSON.readTree(Files.readString(file));
        ObjectNode statement =
                (ObjectNode) StreamSupport.stream(template.get("Resources").spliterator(), false)
                        .flatMap(resource -> resource.findValues("Statement").stream())
                        .map(statements -> statements.get(0))
                        .filter(first -> first.get("Action").toString().contains("dynamodb:GetItem"))
                        .findFirst()
                        .orElseThrow();
        ((ArrayNode) statement.get("Action")).add("dynamodb:Scan");
        if (!withNull) {
            ((ObjectNode) statement.get("Condition")).remove("Null");
        }
        Files.writeString(file, template.toString());
    }

    private static String granted(String operation, String owner) {
        return switch (operation) {
            case "PutItem" -> put(owner);
            case "Query" ->
                "{" + table() + ", 'KeyConditionExpression': '#o = :o', 'ExpressionAttributeNames': {'#o': 'owner'},"
                        + " 'ExpressionAttributeValues': {':o': {'S': '" + owner + "'}}}";
            default -> "{" + table() + ", " + key(owner) + "}";
        };
    }

    private static String put(String owner) {
        return "{" + table() + ", 'Item': {'owner': {'S': '" + owner
                + "'}, 'item': {'S': 'dataset#preference'}, 'count': {'N': '1'}}}";
    }

    private static String table() {
        return "'TableName': '" + table + "'";
    }

    private static String key(String owner) {
        return "'Key': {'owner': {'S': '" + owner + "'}, 'item': {'S': 'dataset#preference'}}";
    }

    private static JsonNode call(TableClient client, String operation, String input) {
        try {
            return client.call(operation, (ObjectNode) JSON.readTree(input.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(input, e);
        }
    }

    private static JsonNode ok(TableClient client, String operation, String input) {
        JsonNode answer = call(client, operation, input);
        assertThat(answer.has("output")).as("%s: %s", operation, answer).isTrue();
        return answer.get("output");
    }

    private static void assertDenied(TableClient client, String operation, String input, String action) {
        assertDenied(call(client, operation, input), action);
    }

    private static void assertDenied(JsonNode answer, String action) {
        assertThat(answer.at("/refused/code").asText()).as("%s", answer).isEqualTo("AccessDeniedException");
        assertThat(answer.at("/refused/message").asText())
                .contains("is not authorized to perform: dynamodb:" + action + " on resource: ");
    }
}
