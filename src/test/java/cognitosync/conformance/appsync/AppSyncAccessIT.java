package cognitosync.conformance.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.conformance.appsync.GraphqlClient.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What the product's template with {@code backend=appsync} refuses to a user who signs correctly. */
class AppSyncAccessIT {
    private static final String DATASET = "preference";

    private static ApiCloud cloud;

    private static GraphqlClient sam;
    private static GraphqlClient other;

    @BeforeAll
    static void start() {
        cloud = ApiCloud.shared();
        sam = cloud.newUser("sam@example.com");
        other = cloud.newUser("other@example.com");
        Answer written = other.set(DATASET, "colour", "red", 0);
        assertThat(written.data().at("/update/count").asInt()).as("%s", written).isEqualTo(1);
    }

    private static void assertTheirsUntouched() {
        JsonNode theirs = other.changes(DATASET);
        assertThat(theirs.get("count").asInt()).as("%s", theirs).isEqualTo(1);
        assertThat(theirs.at("/records/0/value").asText()).isEqualTo("red");
    }

    private static Map<String, Object> with(Map<String, ?> variables, String name, Object value) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put(name, value);
        return all;
    }

    @Test
    void ownData_isWrittenAndRead() {
        assertThat(sam.set("own", "colour", "red", 0).data().get("update").toString())
                .isEqualTo("{\"owner\":\"%1$s\",\"dataset\":\"own\",\"count\":1,\"by\":\"%1$s\"}"
                        .formatted(sam.identityId()));
        assertThat(sam.set("own", "colour", "blue", 0).errorType()).isEqualTo("Conflict");
        assertThat(sam.changes("own").at("/records/0/value").asText()).isEqualTo("red");
    }

    @ParameterizedTest
    @CsvSource({"changes, Query", "update, Mutation", "deleteDataset, Mutation"})
    void otherOwner_isRefused_byEveryField_andNothingIsWritten(String field, String type) {
        Map<String, Object> variables = with(GraphqlClient.update(DATASET, "colour", "black", 1), "since", 0);
        Answer answer = sam.send(document(field), with(variables, "owner", other.identityId()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errorType()).isEqualTo("Unauthorized");
        assertThat(answer.message()).isEqualTo("Not Authorized to access %s on type %s".formatted(field, type));
        assertThat(answer.data().isNull()).as("%s", answer.body()).isTrue();
        assertTheirsUntouched();
    }

    private static String document(String field) {
        return switch (field) {
            case "changes" -> GraphqlClient.CHANGES;
            case "update" -> GraphqlClient.UPDATE;
            default -> GraphqlClient.DELETE;
        };
    }

    @Test
    void otherOwner_besideOneself_isRefused_andNothingIsTold() {
        Answer answer = sam.send("""
                query Both($theirs: ID) {
                  mine: changes(dataset: "none", since: 0) { owner count }
                  theirs: changes(owner: $theirs, dataset: "preference", since: 0) { owner count records { value } }
                }""", Map.of("theirs", other.identityId()));
        assertThat(answer.errorType()).isEqualTo("Unauthorized");
        assertThat(answer.error().path("path").toString()).isEqualTo("[\"theirs\"]");
        // The schema has no null for a field: the answer has none of them.
        assertThat(answer.data().isNull()).as("%s", answer.body()).isTrue();
    }

    @Test
    void oneselfAsOwner_isAllowed_andDatasetsOfOthersAreNotListed() {
        assertThat(sam.send(GraphqlClient.CHANGES, Map.of("owner", sam.identityId(), "dataset", "none", "since", 0))
                        .data()
                        .at("/changes/owner")
                        .asText())
                .isEqualTo(sam.identityId());
        sam.set("listed", "k", "v", 0);
        JsonNode items = sam.send("{ datasets { items { owner name } nextToken } }", Map.of())
                .data()
                .at("/datasets/items");
        assertThat(items)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.get("owner").asText()).isEqualTo(sam.identityId()));
    }

    @Test
    void signature_overAnotherBody_isRefused() {
        String signed = GraphqlClient.text(GraphqlClient.UPDATE, GraphqlClient.update("signed", "colour", "red", 0));
        Answer answer = sam.post(sam.signed("", signed), signed.replace("\"red\"", "\"tan\""));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(403);
        assertThat(answer.errorType()).isEqualTo("InvalidSignatureException");
        assertThat(sam.changes("signed").get("count").asInt()).isZero();
    }

    @Test
    void request_withoutSignature_isRefused() {
        Answer answer = sam.post(
                Map.of("Content-Type", "application/json"),
                GraphqlClient.text(GraphqlClient.CHANGES, Map.of("dataset", DATASET, "since", 0)));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(401);
        assertThat(answer.errorType()).isEqualTo("UnauthorizedException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    query ($dataset: String!) { changes(dataset: $dataset) { count } }
                    query { changes(since: 0) { count } }
                    query { changes(dataset: null, since: 0) { count } }
                    mutation { update(dataset: "d", patches: []) { owner dataset count by } }
                    mutation { update(dataset: "d", writeId: "w") { owner dataset count by } }
                    mutation { deleteDataset(dataset: "d") { owner dataset count by } }
                    """)
    void absentArgument_isRefused(String query) {
        Answer answer = sam.send(query, Map.of("dataset", "d"));
        assertThat(answer.data().isNull()).as("%s", answer.body()).isTrue();
        assertThat(answer.body().at("/errors/0/message").asText()).startsWith("Validation error of type ");
    }

    /** Subscribers get the writer's selection: without these they would not hear of the change, or not know of what. */
    @ParameterizedTest
    @ValueSource(strings = {"owner", "dataset", "count", "by"})
    void selection_withoutWhatSubscribersNeed_isRefused(String missing) {
        String dataset = "without-" + missing;
        for (String document : List.of(GraphqlClient.UPDATE, GraphqlClient.DELETE)) {
            String lacking = document.replaceFirst(" " + missing + "(?=[ a-z]* \\}\\n\\})", "");
            assertThat(lacking).isNotEqualTo(document);
            Answer answer = sam.send(lacking, GraphqlClient.update(dataset, "k", "v", 0));
            assertThat(answer.errorType()).as("%s", answer.body()).isEqualTo("InvalidInput");
        }
        assertThat(sam.changes(dataset).get("count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ __schema { types { name } } }", "{ __type(name: \"Query\") { name } }"})
    void introspection_isRefused(String query) {
        Answer answer = sam.send(query, Map.of());
        assertThat(answer.body().path("errors")).as("%s", answer.body()).isNotEmpty();
        assertThat(answer.body().findValues("name")).isEmpty();
    }

    @Test
    void subscription_toAnothersDataset_isRefused_andHearsNothing() {
        try (Subscriber subscriber = Subscriber.connect(sam)) {
            subscriber.start("theirs", GraphqlClient.CHANGED, Map.of("owner", other.identityId(), "dataset", "heard"));
            JsonNode refused = subscriber.next("error");
            assertThat(refused.get("id").asText()).isEqualTo("theirs");
            assertThat(refused.at("/payload/errors/0/message").asText())
                    .contains("Not Authorized to access changed on type Subscription");

            subscriber.start("mine", GraphqlClient.CHANGED, Map.of("owner", sam.identityId(), "dataset", "heard"));
            subscriber.next("start_ack");
            other.set("heard", "k", "v", 0);
            sam.set("heard", "k", "v", 0);
            JsonNode data = subscriber.next("data");
            assertThat(data.get("id").asText()).isEqualTo("mine");
            assertThat(data.at("/payload/data/changed/owner").asText()).isEqualTo(sam.identityId());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription { changed { owner } }",
                "subscription { changed(dataset: \"d\") { owner } }",
                "subscription { changed(owner: null, dataset: \"d\") { owner } }"
            })
    void subscription_withoutAnArgument_isRefused(String query) {
        try (Subscriber subscriber = Subscriber.connect(sam)) {
            subscriber.start("s", query, Map.of());
            assertThat(subscriber.next("error").at("/payload/errors")).isNotEmpty();
        }
    }

    @Test
    void subscription_signedForAnother_isRefused() {
        try (Subscriber subscriber = Subscriber.connect(sam)) {
            String signed =
                    GraphqlClient.text(GraphqlClient.CHANGED, Map.of("owner", sam.identityId(), "dataset", "signed"));
            subscriber.startSigned("s", signed.replace("\"signed\"", "\"others\""), sam.signed("", signed));
            assertThat(subscriber
                            .next("error")
                            .at("/payload/errors/0/errorType")
                            .asText())
                    .isEqualTo("UnauthorizedException");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetItem",
                "PutItem",
                "Query",
                "Scan",
                "TransactGetItems",
                "TransactWriteItems",
                "BatchGetItem",
                "ExecuteStatement"
            })
    void table_isOutOfReach_ofTheUsersCredentials_evenOnesOwnItems(String operation) {
        try (DynamoDbClient table = DynamoDbClient.builder()
                .endpointOverride(cloud.apiEndpoint())
                .region(Region.of(ApiCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(sam.credentials()))
                .build()) {
            assertThatThrownBy(() -> call(table, operation))
                    .isInstanceOfSatisfying(DynamoDbException.class, refused -> {
                        // The local cloud runs neither of these two: it says so before any policy is asked.
                        if (!operation.equals("BatchGetItem") && !operation.equals("ExecuteStatement")) {
                            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        }
                    });
        }
    }

    private static void call(DynamoDbClient table, String operation) {
        String name = cloud.output("TableName");
        Map<String, AttributeValue> key = Map.of(
                "owner", AttributeValue.fromS(sam.identityId()), "item", AttributeValue.fromS("dataset#" + DATASET));
        switch (operation) {
            case "GetItem" -> table.getItem(request -> request.tableName(name).key(key));
            case "PutItem" -> table.putItem(request -> request.tableName(name).item(key));
            case "Query" ->
                table.query(request -> request.tableName(name)
                        .keyConditionExpression("#o = :o")
                        .expressionAttributeNames(Map.of("#o", "owner"))
                        .expressionAttributeValues(Map.of(":o", key.get("owner"))));
            case "Scan" -> table.scan(request -> request.tableName(name));
            case "TransactGetItems" ->
                table.transactGetItems(request -> request.transactItems(List.of(TransactGetItem.builder()
                        .get(get -> get.tableName(name).key(key))
                        .build())));
            case "TransactWriteItems" ->
                table.transactWriteItems(request -> request.transactItems(List.of(TransactWriteItem.builder()
                        .put(put -> put.tableName(name).item(key))
                        .build())));
            case "BatchGetItem" ->
                table.batchGetItem(request -> request.requestItems(Map.of(
                        name, KeysAndAttributes.builder().keys(List.of(key)).build())));
            case "ExecuteStatement" ->
                table.executeStatement(request -> request.statement("SELECT * FROM \"" + name + "\""));
            default -> throw new IllegalStateException(operation);
        }
    }
}
