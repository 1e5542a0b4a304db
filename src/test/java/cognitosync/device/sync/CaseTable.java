package cognitosync.device.sync;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what the tables of cases share; their README says what the members mean. */
final class CaseTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseTable() {}

    static State state(JsonNode local) {
        SortedMap<String, Entry> records = new TreeMap<>();
        for (Map.Entry<String, JsonNode> record : local.path("records").properties()) {
            List<Edit> sent = new ArrayList<>();
            record.getValue().path("sent").forEach(edit -> sent.add(edit(edit)));
            JsonNode remote = record.getValue().path("remote");
            JsonNode edit = record.getValue().path("edit");
            records.put(
                    record.getKey(),
                    new Entry(
                            remote.isMissingNode() ? Optional.empty() : Optional.of(record(record.getKey(), remote)),
                            edit.isMissingNode() ? Optional.empty() : Optional.of(edit(edit)),
                            sent,
                            Optional.empty()));
        }
        return new State(local.path("syncCount").asLong(), records);
    }

    static List<RemoteRecord> records(JsonNode object) {
        return object.properties().stream()
                .map(record -> record(record.getKey(), record.getValue()))
                .toList();
    }

    // A record without a date is never older than what was written here.
    private static RemoteRecord record(String key, JsonNode stored) {
        return new RemoteRecord(
                key,
                Optional.ofNullable(stored.path("value").textValue()),
                stored.path("syncCount").asLong(),
                time(stored.path("lastModified")).orElse(Instant.MAX),
                Optional.empty(),
                time(stored.path("deviceLastModified")));
    }

    private static Edit edit(JsonNode edit) {
        return new Edit(
                Optional.ofNullable(edit.path("value").textValue()),
                time(edit.path("at")).orElseThrow());
    }

    private static Optional<Instant> time(JsonNode millis) {
        return millis.isMissingNode() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis.asLong()));
    }

    static JsonNode shown(List<Patch> patches) {
        Map<String, Object> shown = new TreeMap<>();
        for (Patch patch : patches) {
            Map<String, Object> members = new TreeMap<>();
            members.put("op", patch.value().isPresent() ? "replace" : "remove");
            patch.value().ifPresent(value -> members.put("value", value));
            // An int, as the table's numbers are read.
            members.put("syncCount", (int) patch.syncCount());
            shown.put(patch.key(), members);
        }
        return JSON.valueToTree(shown);
    }

    static SortedMap<String, String> values(JsonNode object) {
        SortedMap<String, String> values = new TreeMap<>();
        object.properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().textValue()));
        return values;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
