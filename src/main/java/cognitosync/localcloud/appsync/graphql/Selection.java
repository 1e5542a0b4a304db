package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request selects below a field: fragments are spread, and what a directive skips is left out. */
record Selection(DataFetchingFieldSelectionSet fields) {
    static Selection of(DataFetchingEnvironment field) {
        return new Selection(field.getSelectionSet());
    }

    /**
     * The paths of all fields, with aliases in place of names.
     *
     * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html#aws-appsync-resolver-context-reference-info-js">Info</a>
     */
    List<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        addPaths(fields, "", paths);
        return new ArrayList<>(paths);
    }

    private static void addPaths(DataFetchingFieldSelectionSet fields, String parent, Set<String> paths) {
        for (SelectedField field : fields.getImmediateFields()) {
            String path = parent + field.getResultKey();
            paths.add(path);
            addPaths(field.getSelectionSet(), path + "/", paths);
        }
    }

    /** The selected members of a value, by their own names. */
    JsonNode project(JsonNode value) {
        return rename(fields, value, SelectedField::getName, SelectedField::getName);
    }

    /** A value of a response, by the names of the fields instead of the aliases. */
    JsonNode named(JsonNode response) {
        return rename(fields, response, SelectedField::getResultKey, SelectedField::getName);
    }

    private interface Key {
        String of(SelectedField field);
    }

    private static JsonNode rename(DataFetchingFieldSelectionSet fields, JsonNode value, Key from, Key to) {
        if (value instanceof ArrayNode list) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> all.add(rename(fields, element, from, to)));
            return all;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        Map<String, List<SelectedField>> selected = fields.getFieldsGroupedByResultKey();
        if (selected.isEmpty()) {
            // A scalar such as AWSJSON, whose members nobody selects.
            return value;
        }
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (SelectedField field : fields.getImmediateFields()) {
            JsonNode member = object.get(from.of(field));
            if (member != null) {
                renamed.set(to.of(field), rename(field.getSelectionSet(), member, from, to));
            }
        }
        return renamed;
    }
}
