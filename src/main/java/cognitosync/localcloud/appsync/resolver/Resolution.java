package cognitosync.localcloud.appsync.resolver;

import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import cognitosync.localcloud.appsync.runtime.ResolverError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a field was resolved.
 *
 * @param value of the field; null where it failed
 * @param isUnauthorized whether a handler called {@code util.unauthorized}
 * @param errors of the field: those appended, then the one that it failed with
 * @param extensions that handlers called
 * @param headers for the response
 * @param trace what ran, in order
 */
public record Resolution(
        JsonNode value,
        boolean isUnauthorized,
        List<ResolverError> errors,
        List<Extension> extensions,
        Map<String, String> headers,
        List<Step> trace) {
    /** Takes copies. */
    public Resolution {
        errors = List.copyOf(errors);
        extensions = List.copyOf(extensions);
        headers = Map.copyOf(headers);
        trace = List.copyOf(trace);
    }

    static Resolution failed(ResolverError error) {
        return new Resolution(NullNode.getInstance(), false, List.of(error), List.of(), Map.of(), List.of());
    }

    /**
     * One function, or the resolver itself. What was not reached is absent.
     *
     * @param name of the function or field
     * @param request what its request handler returned
     * @param reply what its data source answered
     * @param response what its response handler returned
     * @param logs what its handlers wrote to the console
     */
    public record Step(
            String name,
            Optional<JsonNode> request,
            Optional<DataSource.Reply> reply,
            Optional<JsonNode> response,
            List<String> logs) {
        /** Takes a copy. */
        public Step {
            logs = List.copyOf(logs);
        }
    }
}
