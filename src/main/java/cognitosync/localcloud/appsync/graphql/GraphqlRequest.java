package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a client sends: the body of an HTTP request, or the data of a subscription.
 *
 * @param query the document
 * @param variables by name
 * @param operationName which of the document's operations
 * @see <a href="https://github.com/graphql/graphql-over-http/issues/81">What AppSync answers to malformed requests</a>
 */
public record GraphqlRequest(String query, ObjectNode variables, Optional<String> operationName) {
    /**
     * Reads a request.
     *
     * @throws GraphqlException where it has no query, or something else of another type
     */
    public static GraphqlRequest read(JsonNode body) {
        JsonNode query = body.path("query");
        if (!query.isTextual() || query.asText().isBlank()) {
            throw GraphqlException.malformed("Unable to parse GraphQL query.");
        }
        return new GraphqlRequest(query.asText(), variables(body), operationName(body));
    }

    private static ObjectNode variables(JsonNode body) {
        if (!body.hasNonNull("variables")) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (body.path("variables") instanceof ObjectNode variables) {
            return variables;
        }
        throw GraphqlException.malformed("Variables must be a JSON object.");
    }

    private static Optional<String> operationName(JsonNode body) {
        JsonNode name = body.path("operationName");
        if (!name.isMissingNode() && !name.isNull() && !name.isTextual()) {
            throw GraphqlException.malformed("The operationName must be a text.");
        }
        return Optional.ofNullable(name.textValue()).filter(text -> !text.isEmpty());
    }
}
