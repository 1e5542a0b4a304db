package cognitosync.localcloud.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.UpdateRecords;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.Edit;
import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dataset takes, by the table that the clients share; its README says what the members mean. */
class DatasetLimitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE =
            Path.of("packages", "cognito-sync-datasets", "test", "tables", "limit-cases.json");
    private static final Path LIMITS = TABLE.resolveSibling("limits.json");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SyncLimits UNLIMITED = new SyncLimits(
            20,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            SyncLimits.AWS.nameLength(),
            SyncLimits.AWS.keyLength(),
            SyncLimits.AWS.valueLength(),
            SyncLimits.AWS.pageSize(),
            SyncLimits.AWS.sessionLifetime());

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(TABLE.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row));
    }

    @Test
    void limits_areThoseThatLibraryAndDeviceHave() throws IOException {
        JsonNode limits = JSON.readTree(LIMITS.toFile());
        assertThat(SyncLimits.AWS)
                .isEqualTo(new SyncLimits(
                        limits.path("datasets").asInt(),
                        limits.path("records").asInt(),
                        limits.path("bytes").asLong(),
                        limits.path("nameCharacters").asInt(),
                        limits.path("keyCharacters").asInt(),
                        limits.path("valueCharacters").asInt(),
                        SyncLimits.AWS.pageSize(),
                        SyncLimits.AWS.sessionLifetime()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void edit_isTakenOrRefused_asTheTableSays(String name, JsonNode row) {
        String because = row.path("because").asText();
        if (because.equals("key") || because.equals("value")) {
            assertThatExceptionOfType(AwsException.class)
                    .as(name)
                    .isThrownBy(() -> read(row.path("edit")))
                    .matches(refusal -> refusal.getMessage().contains(because)
                            || refusal.getMessage().contains(because.equals("key") ? "Key" : "Value"));
            return;
        }
        Edit edit = new Edit(read(row.path("edit")), "device", NOW);
        Dataset before = before(row.path("records"));
        UpdateOutcome outcome = before.update(edit, SyncLimits.AWS);
        if (row.path("allowed").asBoolean()) {
            assertThat(outcome).isInstanceOf(UpdateOutcome.Updated.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(UpdateOutcome.LimitExceeded.class, exceeded -> assertThat(
                            exceeded.message())
                    .contains(because));
        }
        DatasetState after = ((UpdateOutcome.Updated) before.update(edit, UNLIMITED)).state();
        assertThat(Assumptions.countedRecords(after))
                .isEqualTo(row.path("usage").path("records").asInt());
        assertThat(after.dataStorage())
                .isEqualTo(row.path("usage").path("bytes").asLong());
    }

    private static Dataset before(JsonNode records) {
        Map<String, DatasetRecord> there = new HashMap<>();
        for (JsonNode record : records) {
            String key = record.path("key").asText();
            for (int i = 1; i <= record.path("times").asInt(1); i++) {
                String numbered = record.has("times") ? key + i : key;
                there.put(numbered, new DatasetRecord(numbered, value(record), 1, NOW, "device", Optional.empty()));
            }
        }
        if (there.isEmpty()) {
            return new Dataset(DatasetState.NEVER_WRITTEN, 0, there);
        }
        int removed =
                (int) there.values().stream().filter(DatasetRecord::isTombstone).count();
        long bytes =
                there.values().stream().mapToLong(DatasetRecord::dataStorage).sum();
        return new Dataset(
                new DatasetState(true, 1, 0, NOW, NOW, "device", there.size() - removed, removed, bytes), 0, there);
    }

    private static List<RecordPatch> read(JsonNode edit) {
        ObjectNode body = JSON.createObjectNode().put("SyncSessionToken", "token");
        ObjectNode patch = body.putArray("RecordPatches").addObject();
        patch.put("Op", value(edit).isPresent() ? "replace" : "remove");
        patch.put("Key", edit.path("key").asText().repeat(edit.path("keyRepeat").asInt(1)));
        value(edit).ifPresent(value -> patch.put("Value", value));
        patch.put("SyncCount", 1);
        return UpdateRecords.Input.of(new Members(body), SyncLimits.AWS).recordPatches();
    }

    private static Optional<String> value(JsonNode record) {
        return Optional.ofNullable(record.path("value").textValue())
                .map(text -> text.repeat(record.path("repeat").asInt(1)));
    }
}
