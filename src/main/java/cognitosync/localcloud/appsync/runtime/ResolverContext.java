package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a handler gets as {@code ctx}. Nobody changes the JSON in it.
 *
 * @param arguments of the field
 * @param identity of the caller
 * @param source the value of the parent field
 * @param info about the field and the selection below it
 * @param request headers and domain name
 * @param env the environment variables of the API
 * @param stash shared by the functions of a resolver
 * @param previous the result of the function before
 * @param result of the data source, for a response handler
 * @param error of the data source, for a response handler
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html">Context reference</a>
 */
public record ResolverContext(
        JsonNode arguments,
        JsonNode identity,
        JsonNode source,
        JsonNode info,
        JsonNode request,
        JsonNode env,
        JsonNode stash,
        Optional<JsonNode> previous,
        JsonNode result,
        Optional<Failure> error) {

    /** An error of a data source. */
    public record Failure(String message, String type) {
        private ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("message", message).put("type", type);
        }
    }

    /** The context in which the resolution of a field begins. */
    public static ResolverContext of(
            JsonNode arguments, JsonNode identity, JsonNode source, JsonNode info, JsonNode request, JsonNode env) {
        return new ResolverContext(
                arguments,
                identity,
                source,
                info,
                request,
                env,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                NullNode.getInstance(),
                Optional.empty());
    }

    /** With another stash. */
    public ResolverContext withStash(JsonNode changed) {
        return new ResolverContext(arguments, identity, source, info, request, env, changed, previous, result, error);
    }

    /** With the result of the function before, and none of a data source. */
    public ResolverContext after(JsonNode previousResult) {
        return new ResolverContext(
                arguments,
                identity,
                source,
                info,
                request,
                env,
                stash,
                Optional.of(previousResult),
                NullNode.getInstance(),
                Optional.empty());
    }

    /** With what the data source returned. */
    public ResolverContext withResult(JsonNode returned, Optional<Failure> failure) {
        return new ResolverContext(arguments, identity, source, info, request, env, stash, previous, returned, failure);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("arguments", arguments);
        json.set("identity", identity);
        json.set("source", source);
        json.set("info", info);
        json.set("request", request);
        json.set("env", env);
        json.set("stash", stash);
        json.set(
                "prev",
                previous.<JsonNode>map(
                                value -> JsonNodeFactory.instance.objectNode().set("result", value))
                        .orElse(NullNode.getInstance()));
        json.set("result", result);
        json.set("error", error.<JsonNode>map(Failure::json).orElse(NullNode.getInstance()));
        return json;
    }
}
