package cognitosync.conformance.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.PersonClient;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The template's statements, tested with the SDK for Java: users can access only their own partition. */
class TableAccessIT {
    private static final String KEY = "{'TableName': '%s', 'Key': {'owner': {'S': '%s'}, 'item': {'S': 'a'}}%s}";

    @TempDir
    static Path folder;

    @AutoClose
    private static TableCloud cloud;

    private static String theirs;

    @AutoClose
    private static TableClient sam;

    @AutoClose
    private static TableClient other;

    @BeforeAll
    static void start() {
        cloud = TableCloud.start(folder.resolve("product"), TableCloud.TEMPLATE);
        sam = client(StaticCredentialsProvider.create(cloud.credentials()));
        PersonClient person = PersonClient.signUp(cloud.cloud(), "other@example.com");
        String idToken = person.idToken();
        theirs = person.identityId(idToken);
        other = client(StaticCredentialsProvider.create(person.credentials(theirs, idToken)));
    }

    private static JavaTableClient client(AwsCredentialsProvider credentials) {
        return new JavaTableClient(cloud.endpoint(), credentials);
    }

    @BeforeEach
    void putTheirs() {
        ok(other, "PutItem", item("settings", theirs));
    }

    private static String key(String table, String owner, String more) {
        return KEY.formatted(table, owner, more);
    }

    private static String item(String table, String owner) {
        return key(table, owner, ", 'v': 1").replace("'Key'", "'Item'").replace("}, 'v': 1}", ", 'v': {'N': '1'}}}");
    }

    private static String query(String owner) {
        return "{'TableName': 'settings', 'KeyConditionExpression': '#o = :o', 'ExpressionAttributeNames': {'#o': 'owner'},"
                + " 'ExpressionAttributeValues': {':o': {'S': '" + owner + "'}}}";
    }

    private static JsonNode call(TableClient client, String operation, String input) {
        try {
            return client.call(operation, (ObjectNode) new ObjectMapper().readTree(input.replace('\'', '"')));
        } catch (IOException e) {
            throw new AssertionError(input, e);
        }
    }

    private static JsonNode ok(TableClient client, String operation, String input) {
        JsonNode answer = call(client, operation, input);
        assertThat(answer.has("output")).as("%s: %s", operation, answer).isTrue();
        return answer.get("output");
    }

    private static void assertDenied(JsonNode answer, String action, String table) {
        JsonNode refused = answer.path("refused");
        assertThat(refused.path("code").asText()).as("%s", answer).isEqualTo("AccessDeniedException");
        assertThat(refused.get("status").asInt()).isEqualTo(400);
        assertThat(refused.get("message").asText())
                .startsWith("User: arn:aws:sts::")
                .contains("is not authorized to perform: dynamodb:" + action + " on resource: ")
                .contains(":table/" + table + " because no identity-based policy allows");
    }

    private static void assertUntouched() {
        assertThat(ok(other, "GetItem", key("settings", theirs, ""))
                        .at("/Item/v/N")
                        .asText())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"})
    void ownPartition_isAllowed_andOthersAreDenied(String operation) {
        ok(sam, operation, request(operation, cloud.identityId()));
        assertDenied(call(sam, operation, request(operation, theirs)), operation, "settings");
        assertUntouched();
    }

    private static String request(String operation, String owner) {
        return switch (operation) {
            case "Query" -> query(owner);
            case "PutItem" -> item("settings", owner);
            default -> key("settings", owner, "");
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Put            | PutItem            | {'Put': ITEM}
                    Update         | UpdateItem         | {'Update': KEY, 'UpdateExpression': 'REMOVE v'}}
                    Delete         | DeleteItem         | {'Delete': KEY}}
                    ConditionCheck | ConditionCheckItem | {'ConditionCheck': KEY, 'ConditionExpression': 'attribute_exists(v)'}}
                    """, quoteCharacter = '"')
    void transaction_withAPartInAnotherPartition_isDeniedAsAWhole(String member, String action, String part) {
        String mine = "{'Put': " + item("settings", cloud.identityId()).replace("'a'", "'from " + member + "'") + "}";
        String in = "{'TransactItems': [" + mine + ", "
                + part.replace("ITEM", item("settings", theirs))
                        .replace("KEY", key("settings", theirs, "").replaceAll("}$", ""))
                + "]}";
        assertDenied(call(sam, "TransactWriteItems", in), action, "settings");
        assertUntouched();
        assertThat(ok(sam, "Query", query(cloud.identityId())).toString()).doesNotContain("from " + member);
    }

    @Test
    void transactionalRead_ofAnotherPartition_isDenied() {
        String gets = "{'TransactItems': [{'Get': " + key("settings", cloud.identityId(), "") + "}, {'Get': "
                + key("settings", theirs, "") + "}]}";
        assertDenied(call(sam, "TransactGetItems", gets), "GetItem", "settings");
    }

    @Test
    void scan_thatIsNotGranted_isDenied() {
        assertDenied(call(sam, "Scan", "{'TableName': 'settings'}"), "Scan", "settings");
    }

    @Test
    void tableWithoutStatement_isDenied() {
        assertDenied(call(sam, "GetItem", key("another", cloud.identityId(), "")), "GetItem", "another");
    }

    @Test
    void request_withoutCredentials_orWithAWrongSecret_isRefused() {
        try (TableClient nobody = client(AnonymousCredentialsProvider.create())) {
            assertThat(call(nobody, "GetItem", key("settings", theirs, ""))
                            .at("/refused/code")
                            .asText())
                    .isEqualTo("MissingAuthenticationTokenException");
        }
        AwsSessionCredentials real = (AwsSessionCredentials) cloud.credentials();
        try (TableClient forged = client(StaticCredentialsProvider.create(
                AwsSessionCredentials.create(real.accessKeyId(), "x" + real.secretAccessKey(), real.sessionToken())))) {
            assertThat(call(forged, "GetItem", key("settings", cloud.identityId(), ""))
                            .at("/refused/code")
                            .asText())
                    .isEqualTo("InvalidSignatureException");
        }
        try (TableClient stranger = client(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret")))) {
            assertThat(call(stranger, "ListTables", "{}").at("/refused/code").asText())
                    .isEqualTo("UnrecognizedClientException");
        }
    }

    @Test
    void scan_withNullInTheStatement_isDenied_andWithoutItAllowed_asOnAws() throws IOException {
        try (TableCloud changed = copy("scan", statements -> {
                    ObjectNode own = (ObjectNode) statements.get(0);
                    own.withArray("Action").add("dynamodb:Scan");
                    ObjectNode withoutNull = own.deepCopy();
                    withoutNull.withObject("Condition").remove("Null");
                    withoutNull.set("Resource", statements.get(1).at("/Resource/0"));
                    statements.set(1, withoutNull);
                });
                TableClient client = clientOf(changed)) {
            assertDenied(call(client, "Scan", "{'TableName': 'settings'}"), "Scan", "settings");
            ok(client, "Scan", "{'TableName': 'entries'}");
            assertDenied(call(client, "GetItem", key("entries", theirs, "")), "GetItem", "entries");
        }
    }

    @Test
    void widerStatement_allowsMore_andANarrowerOneDeniesMore() throws IOException {
        ok(sam, "PutItem", item("entries", cloud.identityId()));
        try (TableCloud changed = copy("wide", statements -> {
                    ((ObjectNode) statements.get(0)).remove("Condition");
                    ((ObjectNode) statements.get(1)).put("Action", "dynamodb:GetItem");
                });
                TableClient client = clientOf(changed)) {
            ok(client, "PutItem", item("settings", theirs));
            ok(client, "GetItem", key("entries", changed.identityId(), ""));
            assertDenied(call(client, "PutItem", item("entries", changed.identityId())), "PutItem", "entries");
        }
    }

    private static TableClient clientOf(TableCloud cloud) {
        return new JavaTableClient(cloud.endpoint(), StaticCredentialsProvider.create(cloud.credentials()));
    }

    /** Starts a local cloud with a copy of the template whose role has other statements. */
    private static TableCloud copy(String name, Consumer<ArrayNode> change) throws IOException {
        JsonNode template = new ObjectMapper().readTree(TestCloud.template("tables.json"));
        change.accept(
                (ArrayNode) template.at("/Resources/Authenticated/Properties/Policies/0/PolicyDocument/Statement"));
        return TableCloud.start(folder.resolve(name), template.toString());
    }
}
