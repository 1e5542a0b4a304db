package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands placeholders in the table, most of them for values that are too long to write out.
 *
 * <ul>
 *   <li>{@code ME} is the caller's partition, {@code TOKEN} a token unique to this run of the row.
 *   <li><code>${text*n}</code> in a string is the text n times.
 *   <li><code>{"nested": [n, value]}</code> is the value nested in n maps, each as attribute {@code a} of the next.
 *   <li><code>{"times": [n, element]}</code> in a list is the element n times, with <code>${i}</code> counting from 1.
 * </ul>
 */
record Expansion(String me, String token) {
    private static final Pattern REPEATED = Pattern.compile("\\$\\{([^{}]*)\\*(\\d+)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    JsonNode of(JsonNode node) {
        if (node.isTextual()) {
            return JSON.textNode(text(node.textValue()));
        }
        if (node instanceof ArrayNode list) {
            ArrayNode expanded = JSON.arrayNode();
            list.forEach(element -> add(expanded, element));
            return expanded;
        }
        if (node instanceof ObjectNode object) {
            return object.path("nested").isArray() ? nested(object.get("nested")) : members(object);
        }
        return node;
    }

    private String text(String text) {
        if (text.equals("ME")) {
            return me;
        }
        return text.equals("TOKEN")
                ? token
                : REPEATED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }

    private ObjectNode members(ObjectNode object) {
        ObjectNode expanded = JSON.objectNode();
        object.properties().forEach(member -> expanded.set(text(member.getKey()), of(member.getValue())));
        return expanded;
    }

    private JsonNode nested(JsonNode levels) {
        JsonNode value = of(levels.get(1));
        for (int i = 0; i < levels.get(0).intValue(); i++) {
            ObjectNode map = JSON.objectNode();
            map.putObject("M").set("a", value);
            value = map;
        }
        return value;
    }

    private void add(ArrayNode expanded, JsonNode element) {
        JsonNode times = element.path("times");
        if (!times.isArray()) {
            expanded.add(of(element));
            return;
        }
        for (int i = 1; i <= times.get(0).intValue(); i++) {
            expanded.add(of(numbered(times.get(1), i)));
        }
    }

    private static JsonNode numbered(JsonNode node, int number) {
        if (node.isTextual()) {
            return JSON.textNode(node.textValue().replace("${i}", Integer.toString(number)));
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JSON.arrayNode();
            list.forEach(element -> copy.add(numbered(element, number)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), numbered(member.getValue(), number)));
            return copy;
        }
        return node;
    }
}
