package cognitosync.device.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of what a service of datasets does, through each backend of this device; its README says what the members mean. It is
 * shared with the sync library.
 */
class RemoteCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE =
            Path.of("packages", "cognito-sync-datasets", "test", "tables", "remote-cases.json");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<String> GIVEN = Set.of("op", "dataset", "since", "patches", "times", "device");

    private static final Map<String, Supplier<EngineBackend>> BACKENDS = Map.of(
            "Cognito Sync", EngineBackend::cognitoSync, "table", EngineBackend::table, "API", EngineBackend::api);

    static Stream<Arguments> cases() throws IOException {
        JsonNode rows = JSON.readTree(TABLE.toFile());
        assertThat(rows.size()).isGreaterThan(40);
        return BACKENDS.keySet().stream().flatMap(backend -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Arguments.of(backend, row.path("name").asText(), row.path("steps"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void service_doesWhatTheTableSays(String backend, String name, JsonNode steps) {
        try (EngineBackend service = BACKENDS.get(backend).get()) {
            Map<String, Device> devices = new HashMap<>();
            for (JsonNode step : steps) {
                Device device = devices.computeIfAbsent(
                        step.path("device").asText("this"),
                        unknown ->
                                new Device(service.device(), service.developer().of(EngineBackend.OWNER)));
                ObjectNode expected = step.deepCopy();
                expected.remove(GIVEN);
                ObjectNode outcome = device.take(step);
                // What the table does not ask for is not compared.
                outcome.retain(
                        Stream.concat(Stream.of("error"), names(expected)).toList());
                assertThat((JsonNode) outcome)
                        .as("%s, %s", name, step.path("op").asText())
                        .isEqualTo(expected);
            }
        }
    }

    private static Stream<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    /** One device, and the sessions of what it has listed; what is too large for an update of its own, a developer writes. */
    private record Device(DatasetClient client, DatasetClient developer, Map<String, String> sessions) {
        Device(DatasetClient client, DatasetClient developer) {
            this(client, developer, new HashMap<>());
        }

        ObjectNode take(JsonNode step) {
            String dataset = step.path("dataset").asText("preference");
            try {
                return switch (step.path("op").asText()) {
                    case "list" -> list(dataset, step.path("since").asLong());
                    case "update" -> update(dataset, step.path("patches"));
                    case "delete" -> {
                        client.delete(dataset);
                        yield JSON.createObjectNode();
                    }
                    case "datasets" -> {
                        assertThat(client.datasets())
                                .extracting(DatasetClient.Summary::name)
                                .isEqualTo(client.names());
                        yield JSON.createObjectNode().set("names", JSON.valueToTree(client.names()));
                    }
                    default -> fill(step.path("times").asInt());
                };
            } catch (SyncServiceException refusal) {
                return JSON.createObjectNode().put("error", kind(refusal));
            }
        }

        private static String kind(SyncServiceException refusal) {
            if (refusal.isConflict()) {
                return "conflict";
            }
            if (refusal.isUnknownCount()) {
                return "count";
            }
            if (refusal.isLimitExceeded()) {
                return "limit";
            }
            throw refusal;
        }

        private ObjectNode list(String dataset, long since) {
            Snapshot snapshot = client.list(dataset, since);
            sessions.put(dataset, snapshot.sessionToken());
            ObjectNode told = JSON.createObjectNode()
                    .put("count", (int) snapshot.syncCount())
                    .put("exists", snapshot.exists())
                    .put("size", snapshot.records().size());
            if (since > 0) {
                told.put("deleted", snapshot.deletedSince());
            }
            return told.set("records", told(snapshot.records()));
        }

        private ObjectNode update(String dataset, JsonNode patches) {
            List<Patch> all = new ArrayList<>();
            patches.properties().forEach(patch -> {
                JsonNode value = patch.getValue();
                int times = value.path("times").asInt();
                IntStream.rangeClosed(1, Math.max(1, times))
                        .mapToObj(number -> times > 0 ? patch.getKey() + number : patch.getKey())
                        .forEach(key -> all.add(new Patch(
                                key,
                                Optional.ofNullable(value.path("value").textValue()),
                                value.path("syncCount").asLong(),
                                value.has("at")
                                        ? Instant.ofEpochMilli(value.path("at").asLong())
                                        : NOW)));
            });
            DatasetClient writer = all.size() > client.patchesAtOnce() ? developer : client;
            return JSON.createObjectNode().set("records", told(writer.update(dataset, sessions.get(dataset), all)));
        }

        private ObjectNode fill(int times) {
            for (int number = 1; number <= times; number++) {
                list("d" + number, 0);
                update(
                        "d" + number,
                        JSON.createObjectNode().set("k", JSON.createObjectNode().put("value", "v")));
            }
            return JSON.createObjectNode();
        }

        private static ObjectNode told(List<RemoteRecord> records) {
            ObjectNode told = JSON.createObjectNode();
            for (RemoteRecord record : records) {
                ObjectNode members = told.putObject(record.key())
                        .put("value", record.value().orElse(null))
                        .put("syncCount", (int) record.syncCount());
                record.deviceLastModifiedDate()
                        .filter(at -> !at.equals(NOW))
                        .ifPresent(at -> members.put("deviceLastModified", at.toEpochMilli()));
            }
            return told;
        }
    }
}
