package cognitosync.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.DatasetField;
import cognitosync.infra.ResolverCode;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.datasource.TableCalls.Outcome;
import cognitosync.localcloud.appsync.resolver.DataSource;
import cognitosync.localcloud.appsync.resolver.Resolution;
import cognitosync.localcloud.appsync.resolver.Resolver;
import cognitosync.localcloud.appsync.resolver.Resolver.Function;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.appsync.runtime.AppSyncJs;
import cognitosync.localcloud.appsync.runtime.ResolverContext;
import cognitosync.localcloud.appsync.runtime.ResolverError;
import cognitosync.localcloud.appsync.runtime.RuntimeFixture;
import cognitosync.localcloud.appsync.runtime.RuntimeLimits;
import cognitosync.localcloud.dynamodb.DynamoDbFixture;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the product's API, resolved over a table, without GraphQL. */
final class Datasets implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final String ME = "eu-west-1:aaaaaaaa-0000-0000-0000-000000000001";
    static final Instant NOW = Instant.parse("2026-11-30T12:34:56.789Z");

    /** Of the calls of a thread. */
    static final ThreadLocal<InstantSource> CLOCK = ThreadLocal.withInitial(() -> () -> NOW);

    /** One for all tests of a JVM: it checks each code once. Slow machines must not matter. */
    static final AppSyncJs RUNTIME = new AppSyncJs(
            new RuntimeLimits(Duration.ofMinutes(1), 256, 4),
            () -> CLOCK.get().instant(),
            new SecureRandom(),
            RuntimeFixture.NO_SCRIPTS);

    static final String TABLE = """
            {"TableName": "datasets", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "owner", "AttributeType": "S"},
               {"AttributeName": "item", "AttributeType": "S"}],
             "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}, {"AttributeName": "item", "KeyType": "RANGE"}]}""";

    private final DynamoDbFixture dynamoDb = new DynamoDbFixture();
    private final Resolvers resolvers = new Resolvers(RUNTIME);
    private final DataSource table = new DataSources((role, operation, request) -> outcome(operation, request))
            .of(new GraphqlApi.DataSource(Optional.of("role"), Optional.of("datasets")));

    /** Operations on the table, in order. */
    final List<String> calls = new ArrayList<>();
    /** Runs before each write of a resolver, and can make other calls. */
    Runnable beforePut = () -> {};

    /** Runs after the next write of a resolver that succeeds. */
    Runnable afterWrite = () -> {};

    /** Capacity that resolvers have consumed. */
    double units;
    /** With which DynamoDB refuses the next write or transaction; null: it does not. */
    String refusal;
    /** Why it then cancels a transaction. */
    String reason = "TransactionConflict";

    String caller = ME;
    Instant now = NOW;
    String selection = "owner dataset count by";

    Datasets() {
        dynamoDb.table(TABLE);
    }

    private Outcome outcome(String operation, ObjectNode request) {
        boolean isWrite = operation.equals("PutItem") || operation.equals("TransactWriteItems");
        if (isWrite) {
            Runnable once = beforePut;
            beforePut = () -> {};
            once.run();
        }
        calls.add(operation);
        if (refusal != null && !operation.equals("GetItem")) {
            String code = refusal;
            refusal = null;
            String more = code.equals("TransactionCanceledException")
                    ? "{\"CancellationReasons\": [{\"Code\": \"None\"}, {\"Code\": \"%s\"}]}".formatted(reason)
                    : "{}";
            return new Outcome(code, "Refused", (ObjectNode) read(more));
        }
        Outcome outcome = send(operation, request.put("ReturnConsumedCapacity", "TOTAL"));
        outcome.body().findValues("CapacityUnits").forEach(consumed -> units += consumed.asDouble());
        if (isWrite && outcome.isSuccess()) {
            Runnable once = afterWrite;
            afterWrite = () -> {};
            once.run();
        }
        return outcome;
    }

    private Outcome send(String operation, ObjectNode request) {
        return outcome(dynamoDb.respond(request(operation, request)));
    }

    /** A request to DynamoDB. */
    static Request request(String operation, ObjectNode body) {
        return new Request(
                "POST",
                "/",
                "",
                Headers.of("X-Amz-Target", "DynamoDB_20120810." + operation),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What DynamoDB answered. */
    static Outcome outcome(Response response) {
        ObjectNode body = (ObjectNode) read(new String(response.body(), StandardCharsets.UTF_8));
        String type = body.path("__type").asText();
        return response.status() == 200
                ? Outcome.of(body)
                : new Outcome(
                        type.substring(type.indexOf('#') + 1),
                        body.path("message").asText(body.path("Message").asText()),
                        body);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an item past the resolvers, as a user of the table can. Typed, without its key. */
    void put(String owner, String dataset, ObjectNode attributes) {
        putItem(owner, "dataset#" + dataset, attributes);
    }

    /** Any item, likewise. */
    void putItem(String owner, String name, ObjectNode attributes) {
        ObjectNode item = attributes.deepCopy();
        item.putObject("owner").put("S", owner);
        item.putObject("item").put("S", name);
        ObjectNode request = JSON.createObjectNode().put("TableName", "datasets");
        request.set("Item", item);
        assertThat(send("PutItem", request).message()).isEmpty();
    }

    /** The item of one's dataset as it is stored, typed. */
    JsonNode stored(String dataset) {
        return stored(ME, "dataset#" + dataset);
    }

    /** An item as it is stored, typed. */
    JsonNode stored(String owner, String item) {
        ObjectNode request = JSON.createObjectNode().put("TableName", "datasets");
        ObjectNode key = request.putObject("Key");
        key.putObject("owner").put("S", owner);
        key.putObject("item").put("S", item);
        return send("GetItem", request).body().path("Item");
    }

    Resolution changes(String dataset, int since) {
        return call("changes", arguments(dataset).put("since", since));
    }

    Resolution datasets(String nextToken) {
        return call("datasets", JSON.createObjectNode().put("nextToken", nextToken));
    }

    Resolution changed(String owner, String dataset) {
        return call("changed", arguments(dataset).put("owner", owner));
    }

    Resolution update(String dataset, String writeId, ObjectNode... patches) {
        ObjectNode arguments = arguments(dataset).put("writeId", writeId);
        arguments.putArray("patches").addAll(List.of(patches));
        return update(arguments);
    }

    Resolution update(ObjectNode arguments) {
        return call("update", arguments);
    }

    Resolution delete(String dataset, String writeId) {
        return call("deleteDataset", arguments(dataset).put("writeId", writeId));
    }

    static ObjectNode arguments(String dataset) {
        return JSON.createObjectNode().put("dataset", dataset);
    }

    static ObjectNode patch(String key, String value, int expected) {
        return JSON.createObjectNode()
                .put("key", key)
                .put("value", value)
                .put("expected", expected)
                .put("deviceModified", NOW.toEpochMilli());
    }

    /** Resolves a field of the schema for the caller. */
    Resolution call(String name, ObjectNode arguments) {
        DatasetField field = DatasetField.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        String code = ResolverCode.of(name + ".js");
        List<Function> functions = field.functions().stream()
                .map(function -> new Function(function, ResolverCode.of(function + ".js"), table))
                .toList();
        return resolve(
                field.isPipeline()
                        ? new Resolver.Pipeline(name, code, functions)
                        : new Resolver.Unit(name, code, table),
                arguments);
    }

    private Resolution resolve(Resolver resolver, ObjectNode arguments) {
        ObjectNode identity = JSON.createObjectNode().put("cognitoIdentityId", caller);
        ObjectNode info = JSON.createObjectNode().put("selectionSetGraphQL", "{ " + selection + " }");
        ArrayNode selected = info.putArray("selectionSetList");
        // As AppSync lists them: an alias stands for its field.
        Stream.of(selection.replaceAll(": *\\w+", "").split(" ")).forEach(selected::add);
        CLOCK.set(() -> now);
        return resolvers.resolve(
                resolver,
                ResolverContext.of(
                        arguments,
                        identity,
                        NullNode.getInstance(),
                        info,
                        JSON.createObjectNode(),
                        JSON.createObjectNode().put("TABLE", "datasets")));
    }

    /** The value of a field that did not fail. */
    static JsonNode ok(Resolution resolution) {
        assertThat(resolution.errors()).isEmpty();
        assertThat(resolution.isUnauthorized()).isFalse();
        return resolution.value();
    }

    /** The message of a field's only error, which has this type. */
    static String refused(Resolution resolution, String type) {
        assertThat(resolution.errors()).hasSize(1);
        ResolverError error = resolution.errors().get(0);
        assertThat(error.errorType()).as(error.message()).contains(type);
        return error.message();
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
