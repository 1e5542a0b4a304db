package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
public record KnownMembers(ObjectNode node) {
    // Until the end of the year 9999; what lies beyond is no date, and some of it no longer a number of milliseconds.
    private static final double MAX_SECONDS = 253_402_300_799d;

    public Optional<String> text(String name) {
        Optional<JsonNode> member = member(name, JsonNode::isTextual, "text");
        // Half a surrogate pair has no UTF-8 form: two different keys could be stored as one.
        if (member.isPresent()
                && !StandardCharsets.UTF_8
                        .newEncoder()
                        .canEncode(member.orElseThrow().textValue())) {
            throw SyncErrors.malformed("The member " + name + " is not well-formed Unicode.");
        }
        return member.map(JsonNode::textValue);
    }

    Optional<Long> number(String name) {
        return member(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .map(JsonNode::longValue);
    }

    /** Seconds since the epoch with a fraction, kept to the millisecond. */
    Optional<Instant> date(String name) {
        return member(
                        name,
                        node -> node.isNumber() && Math.abs(node.doubleValue()) <= MAX_SECONDS,
                        "a number of seconds since 1970")
                .map(node -> Instant.ofEpochMilli(Math.round(node.doubleValue() * 1_000)));
    }

    List<KnownMembers> structures(String name) {
        Optional<JsonNode> list = member(name, JsonNode::isArray, "a list");
        List<KnownMembers> structures = new ArrayList<>();
        if (list.orElse(null) instanceof ArrayNode elements) {
            for (JsonNode element : elements) {
                if (!(element instanceof ObjectNode structure)) {
                    throw SyncErrors.malformed("An element of " + name + " is not a structure.");
                }
                structures.add(new KnownMembers(structure));
            }
        }
        return structures;
    }

    public Optional<KnownMembers> structure(String name) {
        return member(name, JsonNode::isObject, "a structure").map(node -> new KnownMembers((ObjectNode) node));
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element :
                member(name, JsonNode::isArray, "a list").orElse(JsonProtocol.MAPPER.createArrayNode())) {
            texts.add(new KnownMembers(Shapes.structure().set(name, element))
                    .text(name)
                    .orElseThrow(() -> SyncErrors.malformed("An element of " + name + " is null.")));
        }
        return texts;
    }

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
            throw SyncErrors.malformed("The member " + name + " is not " + type + ".");
        }
        return Optional.of(member);
    }
}
