package cognitosync.localcloud.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The members of a JSON structure, by type; {@code null} is absence, another type is a {@code SerializationException}.
 *
 * @param node the structure
 */
public record Members(ObjectNode node) {
    // Until the end of the year 9999; what lies beyond is no date, and some of it no longer a number of milliseconds.
    private static final double MAX_SECONDS = 253_402_300_799d;

    public Optional<String> text(String name) {
        Optional<String> text = member(name, JsonNode::isTextual, "text").map(JsonNode::textValue);
        // Half a surrogate pair has no UTF-8 form: two different keys could be stored as one.
        if (text.isPresent() && !StandardCharsets.UTF_8.newEncoder().canEncode(text.orElseThrow())) {
            throw malformed("The member " + name + " is not well-formed Unicode.");
        }
        return text;
    }

    /** A number of type long. */
    public Optional<Long> number(String name) {
        return member(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .map(JsonNode::longValue);
    }

    /** A number of type integer. */
    public Optional<Integer> integer(String name) {
        return member(name, node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number")
                .map(JsonNode::intValue);
    }

    /** A boolean, false where it is absent. */
    public boolean flag(String name) {
        return member(name, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    /** Seconds since the epoch with a fraction, kept to the millisecond. */
    public Optional<Instant> date(String name) {
        return member(
                        name,
                        node -> node.isNumber() && Math.abs(node.doubleValue()) <= MAX_SECONDS,
                        "a number of seconds since 1970")
                .map(node -> Instant.ofEpochMilli(Math.round(node.doubleValue() * 1_000)));
    }

    public Optional<Members> structure(String name) {
        return member(name, JsonNode::isObject, "a structure").map(node -> new Members((ObjectNode) node));
    }

    /** A list of structures, empty where it is absent. */
    public List<Members> structures(String name) {
        List<Members> structures = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            if (!(element instanceof ObjectNode structure)) {
                throw malformed("An element of " + name + " is not a structure.");
            }
            structures.add(new Members(structure));
        }
        return structures;
    }

    /** A list of texts, empty where it is absent. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            texts.add(new Members(JsonProtocol.MAPPER.createObjectNode().set(name, element))
                    .text(name)
                    .orElseThrow(() -> malformed("An element of " + name + " is null.")));
        }
        return texts;
    }

    private Iterable<JsonNode> elements(String name) {
        return member(name, JsonNode::isArray, "a list").orElse(JsonProtocol.MAPPER.createArrayNode());
    }

    /** A map of texts; keys whose value is {@code null} are absent. */
    public Optional<Map<String, String>> textMap(String name) {
        return structure(name).map(map -> {
            Map<String, String> texts = new LinkedHashMap<>();
            map.node().fieldNames().forEachRemaining(key -> map.text(key).ifPresent(text -> texts.put(key, text)));
            return texts;
        });
    }

    private Optional<JsonNode> member(String name, Predicate<JsonNode> isOfType, String type) {
        JsonNode member = node.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!isOfType.test(member)) {
            throw malformed("The member " + name + " is not " + type + ".");
        }
        return Optional.of(member);
    }

    private static AwsException malformed(String message) {
        return new AwsException("SerializationException", 400, message);
    }
}
