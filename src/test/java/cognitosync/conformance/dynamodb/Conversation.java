package cognitosync.conformance.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code src/test/resources/dynamodb/conversations.json}: calls in order, each with what comes of it.
 *
 * @param json with {@code name}; {@code given}, items by table that are there before; {@code calls}; and what dynalite is known to do
 *     otherwise, {@code dynalite}
 */
record Conversation(JsonNode json) {
    /**
     * A call.
     *
     * @param expected what comes of it by AWS's documentation
     * @param dynalite what dynalite makes of it, where that is something else
     */
    record Exchange(String operation, ObjectNode input, Outcome expected, Optional<Difference> dynalite) {
        boolean isOfTransactions() {
            return operation.startsWith("Transact");
        }
    }

    /**
     * What dynalite is known to do otherwise.
     *
     * @param source the page of AWS's documentation that decides
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

    /** Items to be put first, by table. */
    JsonNode given() {
        return json.path("given");
    }

    /** Whether dynalite has the operations, and the row does not say why it has no part in it: {@code withoutDynalite}. */
    boolean isCoveredByDynalite() {
        return !json.has("withoutDynalite") && exchanges().stream().noneMatch(Exchange::isOfTransactions);
    }

    @Override
    public String toString() {
        return json.get("name").asText();
    }
}
