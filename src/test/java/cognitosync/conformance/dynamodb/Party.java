package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs conversations with one client and its endpoint.
 *
 * @param me partition of the caller
 * @param keys names of key attributes by table
 */
record Party(TableClient client, String me, Map<String, List<String>> keys) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OWN = "settings";
    private static final int BAD_REQUEST = 400;

    static Party of(TableClient client, String me) {
        Map<String, List<String>> keys = new HashMap<>();
        for (JsonNode table : TableCloud.tables()) {
            List<String> names = new ArrayList<>();
            table.get("KeySchema")
                    .forEach(element -> names.add(element.get("AttributeName").asText()));
            keys.put(table.get("TableName").asText(), names);
        }
        return new Party(client, me, keys);
    }

    /** Puts the given items, runs all calls, and empties the tables afterwards. */
    List<Outcome> hold(Conversation conversation) {
        try {
            conversation.given().properties().forEach(table -> table.getValue()
                    .forEach(item -> ok("PutItem", request(table.getKey(), "Item", item))));
            return conversation.exchanges().stream()
                    .map(exchange -> outcome(exchange.operation(), exchange.input()))
                    .toList();
        } finally {
            String text = conversation.json().toString();
            keys.keySet().stream()
                    .filter(table -> text.contains("\"" + table + "\""))
                    .forEach(this::empty);
        }
    }

    /** Runs one call. With {@code Pages} in its input, reads all pages; with {@code Segments}, scans in that many segments. */
    Outcome outcome(String operation, ObjectNode input) {
        if (input.has("Pages") || input.has("Segments")) {
            return Outcome.of(operation, pages(operation, input.deepCopy()));
        }
        JsonNode answer = client.call(operation, input);
        if (answer.get("refused") instanceof ObjectNode refused
                && refused.remove("status").asInt() != BAD_REQUEST) {
            throw new AssertionError("Not with status 400: " + refused);
        }
        return Outcome.of(operation, answer);
    }

    /** Reads all pages: their items, and the number of items per page. */
    private ObjectNode pages(String operation, ObjectNode input) {
        boolean counted = input.remove("Pages") != null;
        JsonNode segments = input.remove("Segments");
        ArrayNode items = JSON.arrayNode();
        ArrayNode counts = JSON.arrayNode();
        for (int segment = 0; segments != null && segment < segments.intValue(); segment++) {
            follow(operation, input.put("Segment", segment).put("TotalSegments", segments.intValue()), items, counts);
        }
        if (segments == null) {
            follow(operation, input, items, counts);
        }
        ObjectNode answer = JSON.objectNode();
        ObjectNode output = answer.putObject("output");
        output.set("Items", items);
        if (counted) {
            output.set("Pages", counts);
        }
        return answer;
    }

    private void follow(String operation, ObjectNode first, ArrayNode items, ArrayNode counts) {
        ObjectNode input = first.deepCopy();
        JsonNode page;
        do {
            page = ok(operation, input);
            items.addAll((ArrayNode) page.get("Items"));
            counts.add(page.get("Count"));
            input.set("ExclusiveStartKey", page.get("LastEvaluatedKey"));
        } while (page.has("LastEvaluatedKey"));
    }

    private JsonNode ok(String operation, ObjectNode input) {
        JsonNode answer = client.call(operation, input);
        if (!answer.has("output")) {
            throw new AssertionError(operation + " was refused: " + answer);
        }
        return answer.get("output");
    }

    private static ObjectNode request(String table, String member, JsonNode value) {
        ObjectNode request = JSON.objectNode().put("TableName", table);
        request.set(member, value);
        return request;
    }

    private void empty(String table) {
        ObjectNode all = JSON.objectNode().put("TableName", table);
        if (table.equals(OWN)) {
            all.put("KeyConditionExpression", "#o = :o");
            all.putObject("ExpressionAttributeNames").put("#o", keys.get(table).get(0));
            all.putObject("ExpressionAttributeValues").putObject(":o").put("S", me);
        }
        JsonNode left;
        do {
            left = ok(table.equals(OWN) ? "Query" : "Scan", all).get("Items");
            left.forEach(item ->
                    ok("DeleteItem", request(table, "Key", ((ObjectNode) item.deepCopy()).retain(keys.get(table)))));
        } while (!left.isEmpty());
    }
}
