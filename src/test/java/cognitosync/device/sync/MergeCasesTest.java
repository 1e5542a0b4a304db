package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases that this device and the site's library share; its README says what the members mean. */
class MergeCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = Path.of("src", "test", "resources", "sync", "merge-cases.json");

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void turn_ofASynchronization_isTheOneOfTheTable(String name, JsonNode row) {
        JsonNode listing = row.path("listing");
        DatasetState before = state(row.path("local"));
        boolean full = before.syncCount() == 0
                || listing.path("full").asBoolean()
                || listing.path("deleted").asBoolean();
        DatasetState merged = Merge.merge(
                before,
                records(listing.path("records")),
                listing.path("syncCount").asLong(),
                full,
                Map.of());
        assertThat(Conflict.in(merged).stream().map(Conflict::key))
                .as(name)
                .containsExactlyElementsOf(texts(row.path("conflicts")));

        DatasetState decided = decided(merged, row);
        assertThat(decided.values()).isEqualTo(values(row.path("values")));
        assertThat(waiting(decided)).isEqualTo(texts(row.path("waiting")));
        List<Patch> patches = Push.patches(decided);
        assertThat(shown(patches)).isEqualTo(row.path("patches"));
        if (row.has("answer")) {
            Push.Answered after = Push.answered(Push.sent(decided, patches), patches, records(row.path("answer")));
            JsonNode expected = row.path("after");
            assertThat(after.state().values()).isEqualTo(values(expected.path("values")));
            assertThat(waiting(after.state())).isEqualTo(texts(expected.path("waiting")));
            assertThat(after.state().syncCount())
                    .isEqualTo(expected.path("syncCount").asLong());
            assertThat(after.again()).isEqualTo(expected.path("again").asBoolean());
        }
    }

    private static DatasetState decided(DatasetState merged, JsonNode row) {
        Duration clock = Duration.ofMillis(row.path("clock").asLong());
        DatasetState state = merged;
        for (Conflict conflict : Conflict.in(merged)) {
            JsonNode how = row.path("resolve").path(conflict.key());
            Instant at = conflict.edit().at();
            if (how.has("value")) {
                state = conflict.keep(
                        state, Optional.ofNullable(how.path("value").textValue()), at);
            } else if (how.asText().equals("local") || (how.isMissingNode() && conflict.isNewerHere(clock))) {
                state = conflict.keepOurs(state);
            } else if (!how.asText().equals("later")) {
                state = conflict.keepTheirs(state, at);
            }
        }
        return state;
    }

    private static DatasetState state(JsonNode local) {
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
        return new DatasetState(local.path("syncCount").asLong(), records);
    }

    private static List<RemoteRecord> records(JsonNode object) {
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

    private static List<String> waiting(DatasetState state) {
        return state.records().keySet().stream().filter(state::isWaiting).toList();
    }

    private static JsonNode shown(List<Patch> patches) {
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

    private static SortedMap<String, String> values(JsonNode object) {
        SortedMap<String, String> values = new TreeMap<>();
        object.properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().textValue()));
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
