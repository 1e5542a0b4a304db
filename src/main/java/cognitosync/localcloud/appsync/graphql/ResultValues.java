package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.execution.ValueUnboxer;
import java.util.ArrayList;
import java.util.List;

/** What resolvers return, in the shapes that graphql-java completes. */
final class ResultValues implements ValueUnboxer {
    /** An object. Jackson's own could be taken for a list, because one can iterate over it. */
    record Members(ObjectNode json) {
        @Override
        public String toString() {
            return json.toString();
        }
    }

    @Override
    public Object unbox(Object value) {
        return value instanceof JsonNode json ? of(json) : value;
    }

    static Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> new Members((ObjectNode) json);
            case ARRAY -> elements((ArrayNode) json);
            case NUMBER -> json.numberValue();
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            case MISSING, NULL -> null;
            case BINARY, POJO ->
                throw new IllegalStateException("A resolver's value is not JSON: " + json.getNodeType());
        };
    }

    private static List<JsonNode> elements(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    /** A member of what the parent's resolver returned. */
    static JsonNode member(Object parent, String name) {
        return parent instanceof Members members
                ? members.json().path(name)
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
