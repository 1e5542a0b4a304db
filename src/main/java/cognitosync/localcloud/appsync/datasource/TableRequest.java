package cognitosync.localcloud.appsync.datasource;

import cognitosync.localcloud.appsync.resolver.DataSource.RequestException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request handler returned for one item or page, being turned into a request of DynamoDB. A member that is not read is
 * refused by its name.
 *
 * @param source what the handler returned
 * @param path of it, as errors tell it
 * @param request of DynamoDB
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html">DynamoDB function reference</a>
 */
record TableRequest(JsonNode source, String path, ObjectNode request) {
    private static final String NAMES = "ExpressionAttributeNames";
    private static final String VALUES = "ExpressionAttributeValues";
    private static final Set<String> EXPRESSION = Set.of("expression", "expressionNames", "expressionValues");
    private static final Set<String> CONDITION = Set.of(
            "expression",
            "expressionNames",
            "expressionValues",
            "equalsIgnore",
            "consistentRead",
            "conditionalCheckFailedHandler");
    private static final Set<String> TRANSACTION_CONDITION =
            Set.of("expression", "expressionNames", "expressionValues", "returnValuesOnConditionCheckFailure");
    // Those of mapping templates, which functions in JavaScript may say, too.
    private static final Set<String> EVERYWHERE = Set.of("operation", "version");

    static TableRequest of(JsonNode source, String path, String table) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("TableName", table);
        return new TableRequest(source, path, request);
    }

    /** Refuses what the operation does not have. */
    TableRequest requireOnly(String... members) {
        requireOnly(source, path, Set.of(members));
        return this;
    }

    private static void requireOnly(JsonNode object, String path, Set<String> members) {
        if (!object.isObject()) {
            throw new RequestException("Expected JSON object for '" + path + "'.");
        }
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        unknown.removeAll(EVERYWHERE);
        if (!unknown.isEmpty()) {
            throw new RequestException("Unsupported element '" + path + "[" + unknown.get(0) + "]'.");
        }
    }

    private boolean has(String member) {
        return source.hasNonNull(member);
    }

    private JsonNode required(String member) {
        if (!has(member)) {
            throw new RequestException("Value for field '" + path + "[" + member + "]' not found.");
        }
        return source.path(member);
    }

    /** The item of a write: its key and other attributes. */
    TableRequest item() {
        ObjectNode item = request.putObject("Item");
        if (!(required("key") instanceof ObjectNode key)) {
            throw new RequestException("Expected JSON object for '" + path + "[key]'.");
        }
        if (source.path("attributeValues") instanceof ObjectNode values) {
            item.setAll(TypedValues.sent(values));
        }
        item.setAll(TypedValues.sent(key));
        return this;
    }

    TableRequest key() {
        JsonNode key = required("key");
        request.set("Key", key instanceof ObjectNode attributes ? TypedValues.sent(attributes) : key);
        return this;
    }

    TableRequest copy(Map<String, String> members) {
        members.forEach((member, name) -> {
            if (has(member)) {
                request.set(name, source.path(member));
            }
        });
        return this;
    }

    TableRequest projection() {
        return expression("projection", "ProjectionExpression", Set.of("expression", "expressionNames"), false);
    }

    TableRequest filter() {
        return expression("filter", "FilterExpression", EXPRESSION, false);
    }

    TableRequest keyCondition() {
        return expression("query", "KeyConditionExpression", EXPRESSION, true);
    }

    TableRequest update() {
        return expression("update", "UpdateExpression", EXPRESSION, true);
    }

    TableRequest condition() {
        JsonNode handler = source.path("condition").path("conditionalCheckFailedHandler");
        if (!handler.path("strategy").asText("Reject").equals("Reject")) {
            throw new RequestException(
                    "The strategy " + handler.path("strategy").asText()
                            + " of conditionalCheckFailedHandler is not supported here; use Reject.");
        }
        return expression("condition", "ConditionExpression", CONDITION, false);
    }

    /** In a transaction, a failed condition tells the present item unless it is told not to. */
    TableRequest transactionCondition(boolean isRequired) {
        expression("condition", "ConditionExpression", TRANSACTION_CONDITION, isRequired);
        JsonNode returns = source.path("condition").path("returnValuesOnConditionCheckFailure");
        request.put("ReturnValuesOnConditionCheckFailure", returns.asBoolean(true) ? "ALL_OLD" : "NONE");
        return this;
    }

    private TableRequest expression(String member, String name, Set<String> members, boolean isRequired) {
        if (!has(member) && !isRequired) {
            return this;
        }
        JsonNode expression = required(member);
        requireOnly(expression, path + "[" + member + "]", members);
        request.put(name, expression.path("expression").asText());
        putAll(NAMES, expression.path("expressionNames"));
        putAll(VALUES, expression.path("expressionValues"));
        return this;
    }

    /** The expressions of a request share their placeholders, as they do in DynamoDB. */
    private void putAll(String name, JsonNode placeholders) {
        if (placeholders instanceof ObjectNode given && !given.isEmpty()) {
            ObjectNode all = request.path(name) instanceof ObjectNode present ? present : request.putObject(name);
            all.setAll(name.equals(VALUES) ? TypedValues.sent(given) : given);
        }
    }
}
