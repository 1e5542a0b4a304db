package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The outcome of a call in canonical form: numbers without trailing zeros, and sets and the items of a scan, which are unordered, sorted.
 *
 * @param json {@code output}, or {@code refused} with {@code code}, {@code message} and further members of the error
 */
record Outcome(JsonNode json) {
    /** Stands for any value that must be present. */
    private static final String ANY = "ANY";

    private static final Set<String> SETS = Set.of("SS", "NS", "BS");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Outcome of(String operation, JsonNode json) {
        return new Outcome(json(operation.equals("Scan") ? "Scan" : "", json));
    }

    private static JsonNode json(String place, JsonNode node) {
        if (node.isNumber()) {
            return JSON.numberNode(node.decimalValue().stripTrailingZeros());
        }
        if (node instanceof ArrayNode list) {
            List<JsonNode> elements = new ArrayList<>();
            list.forEach(element -> elements.add(json("", element)));
            if (SETS.contains(place) || place.equals("ScanItems")) {
                elements.sort(Comparator.comparing(JsonNode::toString));
            }
            return JSON.arrayNode().addAll(elements);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = JSON.objectNode();
            object.properties().stream()
                    .sorted(Comparator.comparing(member -> member.getKey()))
                    .forEach(member ->
                            sorted.set(member.getKey(), json(placeOf(place, member.getKey()), member.getValue())));
            return sorted;
        }
        return node;
    }

    private static String placeOf(String place, String member) {
        boolean isItemsOfScan = place.equals("Scan") && member.equals("Items");
        return isItemsOfScan ? "ScanItems" : member.equals("output") ? place : member;
    }

    /** This outcome, with values replaced by {@code ANY} where it is expected. */
    Outcome seenAs(Outcome expected) {
        return new Outcome(seenAs(json, expected.json));
    }

    private static JsonNode seenAs(JsonNode actual, JsonNode expected) {
        if (expected.isTextual() && expected.textValue().equals(ANY)) {
            return expected;
        }
        if (actual instanceof ObjectNode object && expected.isObject()) {
            ObjectNode seen = JSON.objectNode();
            object.properties()
                    .forEach(member ->
                            seen.set(member.getKey(), seenAs(member.getValue(), expected.path(member.getKey()))));
            return seen;
        }
        if (actual instanceof ArrayNode list && expected.size() == list.size()) {
            ArrayNode seen = JSON.arrayNode();
            for (int i = 0; i < list.size(); i++) {
                seen.add(seenAs(list.get(i), expected.path(i)));
            }
            return seen;
        }
        return actual;
    }

    @Override
    public String toString() {
        String text = json.toString();
        int most = 4_000;
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
