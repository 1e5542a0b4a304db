package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a handler did.
 *
 * @param outcome how it ended
 * @param stash as the handler left it
 * @param errors that it appended
 * @param extensions that it called
 * @param headers that it added to the response
 * @param logs that it wrote to the console
 */
public record Evaluation(
        Outcome outcome,
        JsonNode stash,
        List<ResolverError> errors,
        List<Extension> extensions,
        Map<String, String> headers,
        List<String> logs) {

    /** Takes copies. */
    public Evaluation {
        errors = List.copyOf(errors);
        extensions = List.copyOf(extensions);
        headers = Map.copyOf(headers);
        logs = List.copyOf(logs);
    }

    /** How a handler ended. */
    public sealed interface Outcome {
        /** It returned a value. */
        record Returned(JsonNode value) implements Outcome {}

        /**
         * {@code runtime.earlyReturn}.
         *
         * @param skipTo {@code END} or {@code NEXT}, if it says so
         */
        record EarlyReturn(JsonNode value, Optional<String> skipTo) implements Outcome {}

        /** {@code util.unauthorized}. */
        record Unauthorized() implements Outcome {}

        /** {@code util.error}, or an error of the runtime. */
        record Failed(ResolverError error) implements Outcome {}
    }

    /**
     * A call of one of the {@code extensions}.
     *
     * @param type the name of the function
     * @param value its argument
     * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html">Extensions</a>
     */
    public record Extension(String type, JsonNode value) {}

    /** An evaluation that ended with an error of the runtime itself. */
    static Evaluation failed(String errorType, String message, JsonNode stash) {
        return failed(ResolverError.of(errorType, message), stash);
    }

    static Evaluation failed(ResolverError error, JsonNode stash) {
        return new Evaluation(new Outcome.Failed(error), stash, List.of(), List.of(), Map.of(), List.of());
    }

    static Evaluation read(JsonNode output) {
        Map<String, String> headers = new LinkedHashMap<>();
        output.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Evaluation(
                outcome(output.path("outcome")),
                output.has("stash") ? output.path("stash") : JsonNodeFactory.instance.objectNode(),
                elements(output.path("errors")).map(ResolverError::read).toList(),
                elements(output.path("extensions"))
                        .map(one -> new Extension(one.path("type").asText(), one.path("value")))
                        .toList(),
                headers,
                elements(output.path("logs")).map(JsonNode::asText).toList());
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Outcome outcome(JsonNode outcome) {
        return switch (outcome.path("kind").asText()) {
            case "returned" -> new Outcome.Returned(outcome.path("value"));
            case "earlyReturn" ->
                new Outcome.EarlyReturn(
                        outcome.path("value"),
                        Optional.ofNullable(outcome.path("skipTo").textValue()));
            case "unauthorized" -> new Outcome.Unauthorized();
            case "error" -> new Outcome.Failed(ResolverError.read(outcome.path("error")));
            default ->
                new Outcome.Failed(
                        ResolverError.of("Code", outcome.path("message").asText()));
        };
    }
}
