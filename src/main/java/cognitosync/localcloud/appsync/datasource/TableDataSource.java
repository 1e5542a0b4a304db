package cognitosync.localcloud.appsync.datasource;

import cognitosync.localcloud.appsync.datasource.TableCalls.Outcome;
import cognitosync.localcloud.appsync.resolver.DataSource;
import cognitosync.localcloud.appsync.runtime.ResolverContext.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A table of DynamoDB.
 *
 * @param calls reach it
 * @param roleArn the service role
 * @param table its name
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html">DynamoDB function reference</a>
 */
record TableDataSource(TableCalls calls, String roleArn, String table) implements DataSource {
    private static final String CONDITION_FAILED = "ConditionalCheckFailedException";
    private static final Map<String, String> PAGE = Map.of(
            "consistentRead", "ConsistentRead",
            "index", "IndexName",
            "limit", "Limit",
            "scanIndexForward", "ScanIndexForward",
            "segment", "Segment",
            "select", "Select",
            "totalSegments", "TotalSegments");

    @Override
    public Reply invoke(JsonNode request) {
        String operation = request.path("operation").asText();
        return switch (operation) {
            case "GetItem" -> get(request);
            case "PutItem" -> put(request);
            case "UpdateItem" -> update(request);
            case "DeleteItem" -> delete(request);
            case "Query" -> page("Query", query(request), request);
            case "Scan" -> page("Scan", scan(request), request);
            case "TransactGetItems", "TransactWriteItems" -> Transactions.invoke(this, operation, request);
            default ->
                throw new RequestException(
                        operation.isEmpty()
                                ? "Value for field '$[operation]' not found."
                                : "The operation " + operation + " of DynamoDB is not supported here.");
        };
    }

    private TableRequest request(JsonNode request) {
        return TableRequest.of(request, "$", table);
    }

    Outcome call(String operation, ObjectNode request) {
        return calls.call(roleArn, operation, request);
    }

    private Reply get(JsonNode request) {
        ObjectNode get = request(request)
                .requireOnly("key", "consistentRead", "projection")
                .key()
                .copy(Map.of("consistentRead", "ConsistentRead"))
                .projection()
                .request();
        Outcome outcome = call("GetItem", get);
        return outcome.isSuccess()
                ? Reply.of(TypedValues.plain(outcome.body().path("Item")))
                : failed(outcome, NullNode.getInstance());
    }

    private Reply put(JsonNode request) {
        ObjectNode put = request(request)
                .requireOnly("key", "attributeValues", "condition")
                .item()
                .condition()
                .request();
        JsonNode item = put.path("Item");
        Outcome outcome = call("PutItem", put);
        return outcome.isSuccess()
                ? Reply.of(TypedValues.plain(item))
                : unlessAsWished(request, outcome, present -> isSame(present, item, request.path("condition")));
    }

    private Reply update(JsonNode request) {
        ObjectNode update = request(request)
                .requireOnly("key", "update", "condition")
                .key()
                .update()
                .condition()
                .request();
        update.put("ReturnValues", "ALL_NEW");
        Outcome outcome = call("UpdateItem", update);
        return outcome.isSuccess()
                ? Reply.of(TypedValues.plain(outcome.body().path("Attributes")))
                // Whether the present item is the wished one cannot be told from an update.
                : unlessAsWished(request, outcome, present -> false);
    }

    private Reply delete(JsonNode request) {
        ObjectNode delete = request(request)
                .requireOnly("key", "condition")
                .key()
                .condition()
                .request();
        delete.put("ReturnValues", "ALL_OLD");
        Outcome outcome = call("DeleteItem", delete);
        return outcome.isSuccess()
                ? Reply.of(TypedValues.plain(outcome.body().path("Attributes")))
                : unlessAsWished(request, outcome, JsonNode::isMissingNode);
    }

    private interface Wish {
        boolean isFulfilled(JsonNode presentItem);
    }

    /** After a failed condition, the present item is read: it may be what the request wished for, otherwise it goes with the error. */
    private Reply unlessAsWished(JsonNode request, Outcome outcome, Wish wish) {
        if (!outcome.errorCode().equals(CONDITION_FAILED)) {
            return failed(outcome, NullNode.getInstance());
        }
        ObjectNode get = request(request).key().request();
        get.put(
                "ConsistentRead",
                request.path("condition").path("consistentRead").asBoolean(true));
        Outcome read = call("GetItem", get);
        if (!read.isSuccess()) {
            return failed(outcome, NullNode.getInstance());
        }
        JsonNode present = read.body().path("Item");
        JsonNode plain = TypedValues.plain(present);
        return wish.isFulfilled(present) ? Reply.of(plain) : failed(outcome, plain);
    }

    private static boolean isSame(JsonNode present, JsonNode wished, JsonNode condition) {
        List<String> ignored = StreamSupport.stream(
                        condition.path("equalsIgnore").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return TypedValues.plain(present) instanceof ObjectNode one
                && TypedValues.plain(wished) instanceof ObjectNode other
                && one.without(ignored).equals(other.without(ignored));
    }

    private ObjectNode query(JsonNode request) {
        return request(request)
                .requireOnly(
                        "query",
                        "index",
                        "nextToken",
                        "limit",
                        "scanIndexForward",
                        "consistentRead",
                        "select",
                        "filter",
                        "projection")
                .keyCondition()
                .filter()
                .projection()
                .copy(PAGE)
                .request();
    }

    private ObjectNode scan(JsonNode request) {
        return request(request)
                .requireOnly(
                        "index",
                        "nextToken",
                        "limit",
                        "consistentRead",
                        "select",
                        "filter",
                        "projection",
                        "totalSegments",
                        "segment")
                .filter()
                .projection()
                .copy(PAGE)
                .request();
    }

    private Reply page(String operation, ObjectNode page, JsonNode request) {
        if (request.hasNonNull("nextToken")) {
            page.set(
                    "ExclusiveStartKey", PageToken.key(request.path("nextToken").asText()));
        }
        Outcome outcome = call(operation, page);
        if (!outcome.isSuccess()) {
            return failed(outcome, NullNode.getInstance());
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode items = result.putArray("items");
        outcome.body().path("Items").forEach(item -> items.add(TypedValues.plain(item)));
        JsonNode last = outcome.body().path("LastEvaluatedKey");
        result.put("nextToken", last.isObject() ? PageToken.of(last) : null);
        result.set("scannedCount", outcome.body().path("ScannedCount"));
        return Reply.of(result);
    }

    static Reply failed(Outcome outcome, JsonNode result) {
        return new Reply(result, Optional.of(new Failure(outcome.message(), "DynamoDB:" + outcome.errorCode())));
    }
}
