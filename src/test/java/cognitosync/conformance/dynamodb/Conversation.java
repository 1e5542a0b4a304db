package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code src/test/resources/dynamodb/conversations.json}: calls in order, each with its outcome.
 *
 * @param json with {@code name}; {@code given}, the existing items by table; {@code calls}; and {@code dynalite}, the known differences
 *     of dynalite
 */
record Conversation(JsonNode json) {
    /**
     * A call.
     *
     * @param expected outcome according to AWS's documentation
     * @param dynalite the outcome with dynalite, if different
     */
    record Exchange(String operation, ObjectNode input, Outcome expected, Optional<Difference> dynalite) {
        boolean isOfTransactions() {
            return operation.startsWith("Transact");
        }
    }

    /**
     * A known difference of dynalite.
     *
     * @param source page of AWS's documentation that decides
     */
    record Difference(Outcome outcome, String because, String source) {}

    List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode call : json.get("calls")) {
            String operation = call.get("operation").asText();
            exchanges.add(new Exchange(
                    operation,
                    (ObjectNode) call.get("input"),
                    outcome(operation, call),
                    Optional.of(call.path("dynalite"))
                            .filter(JsonNode::isObject)
                            .map(other -> new Difference(
                                    outcome(operation, other),
                                    other.get("because").asText(),
                                    other.get("source").asText()))));
        }
        return exchanges;
    }

    private static Outcome outcome(String operation, JsonNode call) {
        ObjectNode outcome = call.deepCopy();
        return Outcome.of(operation, outcome.retain("output", "refused"));
    }

    /** Items to put first, by table. */
    JsonNode given() {
        return json.path("given");
    }

    /** Whether dynalite supports the operations and the row is not excluded by {@code withoutDynalite}, which gives the reason. */
    boolean isCoveredByDynalite() {
        return !json.has("withoutDynalite") && exchanges().stream().noneMatch(Exchange::isOfTransactions);
    }

    @Override
    public String toString() {
        return json.get("name").asText();
    }
}
