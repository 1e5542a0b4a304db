package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.resolver.DataSource.Reply;
import cognitosync.localcloud.appsync.resolver.Resolution;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.protocol.JsonDepth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;

/**
 * How a request was answered, for people: its fields, the decision on each, and what each function of a resolver asked for and
 * got. The headers of the request are not in it, and what proves who the caller is, is masked where a handler wrote it.
 */
final class RequestTrace {
    private static final int MOST_FIELDS = 50;
    private static final int MOST_ERRORS = 50;
    private static final int LONGEST_VALUE = 4_096;
    // With what they stand in here, it is less than what can be read again.
    private static final int DEEPEST_VALUE = 50;
    private static final List<String> CREDENTIALS = List.of("authorization", "x-amz-security-token", "x-api-key");

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode fields;
    private final ArrayNode errors;
    private final NoEchoMask mask;
    private int omitted;
    private int omittedErrors;

    RequestTrace(String apiId, String operation, Headers headers) {
        json.put("apiId", apiId).put("operation", operation);
        fields = json.putArray("fields");
        errors = json.putArray("errors");
        mask = NoEchoMask.of(CREDENTIALS.stream()
                .flatMap(name -> headers.first(name).stream())
                .toList());
    }

    /** A field that policies allow and that has no resolver. */
    void allowed(DataFetchingEnvironment field) {
        add(field, true);
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
        ArrayNode steps = entry.putArray("steps");
        resolution.trace().forEach(step -> put(steps.addObject(), step));
    }

    /** The errors in the answer. */
    void failed(List<? extends GraphQLError> all) {
        for (GraphQLError error : all) {
            if (errors.size() == MOST_ERRORS) {
                omittedErrors++;
                continue;
            }
            ObjectNode shape = ErrorShapes.of(error);
            ObjectNode entry = errors.addObject();
            entry.put("path", error.getPath() == null ? "" : ErrorShapes.path(error.getPath()));
            entry.set("errorType", shape.path("errorType"));
            entry.put("message", abridged(shape.path("message").asText()));
        }
    }

    private ObjectNode add(DataFetchingEnvironment field, boolean isAllowed) {
        if (fields.size() == MOST_FIELDS) {
            omitted++;
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode entry = fields.addObject()
                .put("path", field.getExecutionStepInfo().getPath().toString())
                .put("type", GraphQLTypeUtil.simplePrint(field.getParentType()))
                .put("field", field.getFieldDefinition().getName())
                .put("isAllowed", isAllowed);
        if (field.getExecutionStepInfo().getPath().getLevel() == 1
                && !field.getArguments().isEmpty()) {
            putArguments(entry.putArray("arguments"), FieldContexts.arguments(field));
        }
        return entry;
    }

    private void putArguments(ArrayNode entries, JsonNode arguments) {
        arguments
                .properties()
                .forEach(argument ->
                        put(entries.addObject().put("name", argument.getKey()), "value", argument.getValue()));
    }

    private void put(ObjectNode entry, Resolution.Step step) {
        entry.put("name", step.name());
        step.request().ifPresent(request -> put(entry, "request", request));
        step.reply().map(Reply::result).ifPresent(result -> put(entry, "result", result));
        step.reply().flatMap(Reply::error).ifPresent(error -> entry.putObject("error")
                .put("type", error.type())
                .put("message", abridged(error.message())));
        step.response().ifPresent(response -> put(entry, "response", response));
        ArrayNode logs = entry.putArray("logs");
        step.logs().forEach(line -> logs.add(abridged(line)));
        if (step.logs().stream().anyMatch(line -> line.length() > LONGEST_VALUE)) {
            entry.withArray("abridged").add("logs");
        }
    }

    /** As JSON where it is short, otherwise the beginning of its text. */
    private void put(ObjectNode entry, String name, JsonNode value) {
        if (JsonDepth.exceeds(value, DEEPEST_VALUE)) {
            entry.withArray("abridged").add(name);
            entry.put(name, "…");
            return;
        }
        JsonNode shown = masked(value);
        String text = shown.toString();
        if (text.length() <= LONGEST_VALUE) {
            entry.set(name, shown);
        } else {
            entry.withArray("abridged").add(name);
            entry.put(name, abridged(text));
        }
    }

    private JsonNode masked(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(mask.mask(value.textValue()));
        }
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> copy.set(mask.mask(member.getKey()), masked(member.getValue())));
            return copy;
        }
        return value;
    }

    private String abridged(String text) {
        String shown = mask.mask(text);
        return shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE) + "…";
    }

    ObjectNode json() {
        return json.put("omitted", omitted).put("omittedErrors", omittedErrors);
    }
}
