package cognitosync.localcloud.appsync.datasource;

import cognitosync.localcloud.appsync.datasource.TableCalls.Outcome;
import cognitosync.localcloud.appsync.resolver.DataSource.Reply;
import cognitosync.localcloud.appsync.resolver.DataSource.RequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Requests that read or write several items at one moment.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html">TransactWriteItems</a>
 */
final class Transactions {
    private static final String ITEMS = "transactItems";

    private Transactions() {}

    static Reply invoke(TableDataSource source, String operation, JsonNode request) {
        boolean isWrite = operation.equals("TransactWriteItems");
        TableRequest.of(request, "$", source.table()).requireOnly(ITEMS);
        if (!request.path(ITEMS).isArray()) {
            throw new RequestException("Value for field '$[" + ITEMS + "]' not found.");
        }
        ObjectNode transaction = JsonNodeFactory.instance.objectNode();
        ArrayNode elements = transaction.putArray("TransactItems");
        for (JsonNode item : request.path(ITEMS)) {
            String path = "$[" + ITEMS + "][" + elements.size() + "]";
            elements.add(isWrite ? write(item, path) : get(item, path));
        }
        Outcome outcome = source.call(operation, transaction);
        ObjectNode result = isWrite ? written(request, outcome) : read(outcome);
        result.set("cancellationReasons", reasons(outcome));
        return outcome.isSuccess() ? Reply.of(result) : TableDataSource.failed(outcome, result);
    }

    private static TableRequest element(JsonNode item, String path) {
        if (!item.path("table").isTextual()) {
            throw new RequestException("Value for field '" + path + "[table]' not found.");
        }
        return TableRequest.of(item, path, item.path("table").asText());
    }

    private static ObjectNode in(String member, TableRequest request) {
        return JsonNodeFactory.instance.objectNode().set(member, request.request());
    }

    private static ObjectNode get(JsonNode item, String path) {
        return in(
                "Get",
                element(item, path)
                        .requireOnly("table", "key", "projection")
                        .key()
                        .projection());
    }

    private static ObjectNode write(JsonNode item, String path) {
        TableRequest element = element(item, path);
        String operation = item.path("operation").asText();
        return switch (operation) {
            case "PutItem" ->
                in(
                        "Put",
                        element.requireOnly("table", "key", "attributeValues", "condition")
                                .item()
                                .transactionCondition(false));
            case "UpdateItem" ->
                in(
                        "Update",
                        element.requireOnly("table", "key", "update", "condition")
                                .key()
                                .update()
                                .transactionCondition(false));
            case "DeleteItem" ->
                in(
                        "Delete",
                        element.requireOnly("table", "key", "condition").key().transactionCondition(false));
            case "ConditionCheck" ->
                in(
                        "ConditionCheck",
                        element.requireOnly("table", "key", "condition").key().transactionCondition(true));
            default ->
                throw new RequestException("Unsupported operation '" + operation + "' in '" + path + "[operation]'.");
        };
    }

    private static ObjectNode written(JsonNode request, Outcome outcome) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (!outcome.isSuccess()) {
            return result.putNull("keys");
        }
        ArrayNode keys = result.putArray("keys");
        request.path(ITEMS).forEach(item -> keys.add(TypedValues.plain(item.path("key"))));
        return result;
    }

    private static ObjectNode read(Outcome outcome) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (!outcome.isSuccess()) {
            return result.putNull("items");
        }
        ArrayNode items = result.putArray("items");
        outcome.body().path("Responses").forEach(response -> items.add(TypedValues.plain(response.path("Item"))));
        return result;
    }

    private static JsonNode reasons(Outcome outcome) {
        JsonNode given = outcome.body().path("CancellationReasons");
        if (!given.isArray()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
        for (JsonNode reason : given) {
            ObjectNode entry = reasons.addObject();
            if (reason.path("Item").isObject()) {
                entry.set("item", TypedValues.plain(reason.path("Item")));
            }
            entry.put("type", reason.path("Code").asText());
            entry.put("message", reason.path("Message").asText("None"));
        }
        return reasons;
    }
}
