package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors in AppSync's form and words, which are those of older versions of graphql-java.
 *
 * @see <a href="https://github.com/graphql/graphql-over-http/issues/81">What AppSync answers</a>
 */
final class ErrorShapes {
    private static final Pattern VALIDATION =
            Pattern.compile("Validation [Ee]rror \\((\\w+)(?:@\\[([^]]*)])?\\) ?: (.*)", Pattern.DOTALL);
    private static final Pattern NOT_NULLABLE =
            Pattern.compile(".*The non-nullable type is '([^']*)'(?: within parent type '([^']*)')?.*", Pattern.DOTALL);

    private ErrorShapes() {}

    static ArrayNode of(List<? extends GraphQLError> errors) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        errors.forEach(error -> list.add(of(error)));
        return list;
    }

    static ObjectNode of(GraphQLError error) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putPath(json, error.getPath());
        if (error instanceof FieldError field) {
            json.set("data", field.data().isMissingNode() ? json.nullNode() : field.data());
            json.put("errorType", field.errorType().orElse(null));
            json.set("errorInfo", field.errorInfo().isMissingNode() ? json.nullNode() : field.errorInfo());
        }
        putLocations(json, error.getLocations());
        json.put("message", message(error));
        return json;
    }

    private static void putPath(ObjectNode json, List<Object> path) {
        if (path == null) {
            json.putNull("path");
            return;
        }
        ArrayNode segments = json.putArray("path");
        for (Object segment : path) {
            if (segment instanceof Integer index) {
                segments.add(index);
            } else {
                segments.add(String.valueOf(segment));
            }
        }
    }

    private static void putLocations(ObjectNode json, List<SourceLocation> locations) {
        if (locations == null || locations.isEmpty()) {
            json.putNull("locations");
            return;
        }
        ArrayNode list = json.putArray("locations");
        for (SourceLocation location : locations) {
            list.addObject()
                    .put("line", location.getLine())
                    .put("column", location.getColumn())
                    .putNull("sourceName");
        }
    }

    private static String message(GraphQLError error) {
        String message = error.getMessage();
        Matcher validation = VALIDATION.matcher(message);
        if (validation.matches()) {
            String place = validation.group(2) == null ? "" : " @ '" + validation.group(2) + "'";
            return "Validation error of type " + validation.group(1) + ": " + validation.group(3) + place;
        }
        Matcher notNullable = NOT_NULLABLE.matcher(message);
        if (error instanceof NonNullableFieldWasNullError && notNullable.matches()) {
            String parent = notNullable.group(2) == null ? "" : " within parent '" + notNullable.group(2) + "'";
            return "Cannot return null for non-nullable type: '" + notNullable.group(1) + "'" + parent + " ("
                    + path(error.getPath()) + ")";
        }
        return message;
    }

    static String path(List<Object> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(segment -> text.append(segment instanceof Integer ? "[" + segment + "]" : "/" + segment));
        return text.toString();
    }
}
