package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.resolver.DataSource.Reply;
import cognitosync.localcloud.appsync.resolver.Resolution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;

/**
 * How a request was answered, for people: its fields, the decision on each, and what each function of a resolver asked for and
 * got. The headers of the request are not in it.
 */
final class RequestTrace {
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_VALUE = 4_096;

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode fields;
    private int omitted;

    RequestTrace(String apiId, String operation) {
        json.put("apiId", apiId).put("operation", operation);
        fields = json.putArray("fields");
    }

    /** A field that policies deny. */
    void denied(DataFetchingEnvironment field) {
        add(field, false);
    }

    /** A field that was resolved. */
    void resolved(DataFetchingEnvironment field, Resolution resolution) {
        if (fields.size() == MOST_FIELDS) {
            omitted++;
            return;
        }
        ObjectNode entry = add(field, true);
        entry.put("isUnauthorized", resolution.isUnauthorized());
        ArrayNode errors = entry.putArray("errors");
        resolution.errors().forEach(error -> errors.addObject()
                .put("errorType", error.errorType().orElse(null))
                .put("message", abridged(error.message())));
        ArrayNode steps = entry.putArray("steps");
        resolution.trace().forEach(step -> put(steps.addObject(), step));
    }

    private ObjectNode add(DataFetchingEnvironment field, boolean isAllowed) {
        if (fields.size() == MOST_FIELDS) {
            omitted++;
            return JsonNodeFactory.instance.objectNode();
        }
        return fields.addObject()
                .put("path", field.getExecutionStepInfo().getPath().toString())
                .put("type", GraphQLTypeUtil.simplePrint(field.getParentType()))
                .put("field", field.getFieldDefinition().getName())
                .put("isAllowed", isAllowed);
    }

    private static void put(ObjectNode entry, Resolution.Step step) {
        entry.put("name", step.name());
        step.request().ifPresent(request -> put(entry, "request", request));
        step.reply().map(Reply::result).ifPresent(result -> put(entry, "result", result));
        step.reply().flatMap(Reply::error).ifPresent(error -> entry.putObject("error")
                .put("type", error.type())
                .put("message", abridged(error.message())));
        step.response().ifPresent(response -> put(entry, "response", response));
        ArrayNode logs = entry.putArray("logs");
        step.logs().forEach(line -> logs.add(abridged(line)));
    }

    /** As JSON where it is short, otherwise the beginning of its text. */
    private static void put(ObjectNode entry, String name, JsonNode value) {
        String text = value.toString();
        if (text.length() <= LONGEST_VALUE) {
            entry.set(name, value);
        } else {
            entry.put(name, abridged(text));
        }
    }

    private static String abridged(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    ObjectNode json() {
        return json.put("omitted", omitted);
    }
}
