package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The state of a dataset as JSON. */
final class StateJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StateJson() {}

    static String write(State state, DatasetAddress address) {
        ObjectNode file = JSON.createObjectNode();
        if (!address.place().isEmpty()) {
            file.put("place", address.place());
        }
        file.put("identityPoolId", address.identityPoolId());
        file.put("identityId", address.identityId());
        file.put("dataset", address.name());
        file.put("syncCount", state.syncCount());
        ObjectNode records = file.putObject("records");
        state.records().forEach((key, entry) -> {
            ObjectNode object = records.putObject(key);
            entry.remote().ifPresent(remote -> object.set("remote", node(remote)));
            entry.edit().ifPresent(edit -> object.set("edit", node(edit)));
            if (!entry.sent().isEmpty()) {
                ArrayNode sent = object.putArray("sent");
                entry.sent().forEach(edit -> sent.add(node(edit)));
            }
            entry.theirs().ifPresent(theirs -> object.set("theirs", node(theirs)));
        });
        return file.toPrettyString();
    }

    /** Empty if the text is not the state of that dataset. */
    static Optional<State> read(String text, DatasetAddress address) {
        try {
            JsonNode file = JSON.readTree(text);
            if (!file.path("place").asText().equals(address.place())
                    || !file.path("identityId").asText().equals(address.identityId())
                    || !file.path("dataset").asText().equals(address.name())
                    || !file.path("syncCount").isIntegralNumber()) {
                return Optional.empty();
            }
            SortedMap<String, Entry> records = new TreeMap<>();
            for (Map.Entry<String, JsonNode> record : file.path("records").properties()) {
                JsonNode object = record.getValue();
                List<Edit> sent = new ArrayList<>();
                object.path("sent").forEach(edit -> sent.add(edit(edit)));
                records.put(
                        record.getKey(),
                        new Entry(
                                stored(record.getKey(), object.path("remote")),
                                object.has("edit") ? Optional.of(edit(object.path("edit"))) : Optional.empty(),
                                sent,
                                stored(record.getKey(), object.path("theirs"))));
            }
            return Optional.of(new State(file.path("syncCount").asLong(), records));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode node(RemoteRecord record) {
        ObjectNode node = JSON.createObjectNode();
        node.put("value", record.value().orElse(null));
        node.put("syncCount", record.syncCount());
        node.put("lastModifiedDate", record.lastModifiedDate().toString());
        record.lastModifiedBy().ifPresent(by -> node.put("lastModifiedBy", by));
        record.deviceLastModifiedDate().ifPresent(date -> node.put("deviceLastModifiedDate", date.toString()));
        return node;
    }

    private static ObjectNode node(Edit edit) {
        return JSON.createObjectNode()
                .put("value", edit.value().orElse(null))
                .put("at", edit.at().toString());
    }

    private static Optional<RemoteRecord> stored(String key, JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new RemoteRecord(
                        key,
                        Optional.ofNullable(node.path("value").textValue()),
                        node.path("syncCount").asLong(),
                        Instant.parse(node.path("lastModifiedDate").asText()),
                        Optional.ofNullable(node.path("lastModifiedBy").textValue()),
                        Optional.ofNullable(node.path("deviceLastModifiedDate").textValue())
                                .map(Instant::parse)));
    }

    private static Edit edit(JsonNode node) {
        return new Edit(
                Optional.ofNullable(node.path("value").textValue()),
                Instant.parse(node.path("at").asText()));
    }
}
