package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;

/**
 * An error of a field.
 *
 * @param message for the client
 * @param errorType its kind, if it has one
 * @param data of the field; the selection of the query applies to it
 * @param errorInfo more about it; goes to the client as it is
 */
public record ResolverError(String message, Optional<String> errorType, JsonNode data, JsonNode errorInfo) {
    /** The heap was exhausted, which is no fault of the code. */
    public static final ResolverError OUT_OF_MEMORY = of(
            "InternalFailure",
            "The local cloud has too little memory to run the code. Start it with a larger heap (-Xmx).");

    /** An error without data. */
    public static ResolverError of(String errorType, String message) {
        return new ResolverError(message, Optional.of(errorType), NullNode.getInstance(), NullNode.getInstance());
    }

    static ResolverError read(JsonNode error) {
        return new ResolverError(
                error.path("message").asText(),
                Optional.ofNullable(error.path("errorType").textValue()),
                error.path("data"),
                error.path("errorInfo"));
    }
}
