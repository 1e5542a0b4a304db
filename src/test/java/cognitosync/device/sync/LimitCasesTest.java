package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.RemoteRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of limits that this device, the site's library and the local cloud share; its README says what the members mean. */
class LimitCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE =
            Path.of("packages", "cognito-sync-datasets", "test", "tables", "limit-cases.json");
    private static final Path LIMITS = TABLE.resolveSibling("limits.json");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void edit_isRefusedBeforeItIsSent_whereTheTableSaysSo(String name, JsonNode row) {
        JsonNode edit = row.path("edit");
        String key = edit.path("key").asText().repeat(edit.path("keyRepeat").asInt(1));
        Optional<String> value = value(edit);
        String because = row.path("because").asText();
        if (because.equals("key") || because.equals("value")) {
            assertThatExceptionOfType(DeviceException.class)
                    .as(name)
                    .isThrownBy(() -> check(key, value))
                    .withMessageContaining(because)
                    .isInstanceOfSatisfying(DeviceException.class, e -> assertThat(e.kind())
                            .isEqualTo(DeviceException.Kind.LIMIT_EXCEEDED));
            return;
        }
        check(key, value);
        State after = edited(new State(1, there(row.path("records"))), key, new Edit(value, NOW));
        assertThat(Limits.usage(after))
                .isEqualTo(new Limits.Usage(
                        row.path("usage").path("records").asInt(),
                        row.path("usage").path("bytes").asLong()));
        if (row.path("allowed").asBoolean()) {
            assertThatNoException().isThrownBy(() -> Limits.checkUsage(after));
        } else {
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> Limits.checkUsage(after))
                    .withMessageContaining(because);
        }
    }

    @Test
    void limits_areThoseThatLibraryAndLocalCloudHave() throws IOException {
        JsonNode limits = JSON.readTree(LIMITS.toFile());
        assertThat(Limits.RECORDS).isEqualTo(limits.path("records").asInt());
        assertThat(Limits.BYTES).isEqualTo(limits.path("bytes").asInt());
        assertThat(Limits.KEY).isEqualTo(limits.path("keyCharacters").asInt());
        assertThat(Limits.VALUE).isEqualTo(limits.path("valueCharacters").asInt());
    }

    @Test
    void fullDataset_isToBeDeleted_forRemovingMakesNoRoom() {
        SortedMap<String, Entry> records = new TreeMap<>();
        for (int i = 0; i < 1025; i++) {
            records.put("k" + i, Entry.of(remote("k" + i, Optional.empty())));
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> Limits.checkUsage(new State(1, records)))
                .withMessageContaining("delete-dataset")
                .withMessageContaining("including removed ones");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "", "a b", "a/b", "grün", "\ud83c"})
    void name_thatCannotTravel_isRefused(String name) {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> Limits.checkName(name))
                .withMessageContaining("--dataset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", ".a", "a.", "a..b", "-", "preference.eu-west-1:0f"})
    void name_thatTravels_isTaken(String name) {
        assertThatNoException().isThrownBy(() -> Limits.checkName(name));
    }

    private static SortedMap<String, Entry> there(JsonNode records) {
        SortedMap<String, Entry> there = new TreeMap<>();
        for (JsonNode record : records) {
            String key = record.path("key").asText();
            for (int i = 1; i <= record.path("times").asInt(1); i++) {
                String numbered = record.has("times") ? key + i : key;
                there.put(numbered, Entry.of(remote(numbered, value(record))));
            }
        }
        return there;
    }

    private static State edited(State state, String key, Edit edit) {
        return state.withEntries(Map.of(key, state.entry(key).with(edit)));
    }

    private static void check(String key, Optional<String> value) {
        value.ifPresentOrElse(text -> Limits.checkRecord(key, text), () -> Limits.checkKey(key));
    }

    private static RemoteRecord remote(String key, Optional<String> value) {
        return new RemoteRecord(key, value, 1, NOW, Optional.empty(), Optional.empty());
    }

    private static Optional<String> value(JsonNode record) {
        return Optional.ofNullable(record.path("value").textValue())
                .map(text -> text.repeat(record.path("repeat").asInt(1)));
    }
}
