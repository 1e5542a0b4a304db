package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.resolver.Resolution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of cases that every backend passes; {@code README.md} beside it says what its members mean. */
class RemoteCasesTest {
    private static final Path CASES = Path.of("packages/cognito-sync-datasets/test/tables/remote-cases.json");
    private static final Map<String, String> TYPES =
            Map.of("conflict", "Conflict", "limit", "LimitExceeded", "count", "InvalidInput");

    private static final int MOST_PATCHES = 500;

    private final Datasets datasets = new Datasets();
    private int writes;

    static Stream<Arguments> cases() throws IOException {
        return StreamSupport.stream(JSON.readTree(CASES.toFile()).spliterator(), false)
                .map(row -> Arguments.of(row.path("name").asText(), row.path("steps")));
    }

    @AfterEach
    void close() {
        datasets.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void step_ofEachCase_answersAsEveryBackend(String name, JsonNode steps) {
        steps.forEach(step -> {
            String dataset = step.path("dataset").asText("preference");
            switch (step.path("op").asText()) {
                case "list" -> list(dataset, step);
                case "update" -> update(dataset, step);
                case "delete" -> expect(step, datasets.delete(dataset, nextWrite()));
                case "datasets" -> assertThat(names()).containsExactlyElementsOf(texts(step.path("names")));
                case "fill" ->
                    IntStream.rangeClosed(1, step.path("times").asInt())
                            .forEach(number -> ok(datasets.update("d" + number, nextWrite(), patch("k", "v", 0))));
                default -> throw new IllegalArgumentException(name + ": " + step);
            }
        });
    }

    private String nextWrite() {
        writes++;
        return "write-" + writes;
    }

    /** The answer, unless the step is refused. */
    private static Optional<JsonNode> expect(JsonNode step, Resolution resolution) {
        if (step.has("error")) {
            Datasets.refused(resolution, TYPES.get(step.path("error").asText()));
            return Optional.empty();
        }
        return Optional.of(ok(resolution));
    }

    private void list(String dataset, JsonNode step) {
        int since = step.path("since").asInt();
        expect(step, datasets.changes(dataset, since)).ifPresent(changes -> {
            assertThat(changes.path("count")).isEqualTo(step.path("count"));
            assertThat(changes.path("exists")).isEqualTo(step.path("exists"));
            if (step.has("deleted")) {
                assertThat(changes.path("deletedAt").asInt() > since)
                        .isEqualTo(step.path("deleted").asBoolean());
            }
            if (step.has("size")) {
                assertThat(changes.path("records")).hasSize(step.path("size").asInt());
            }
            if (step.has("records")) {
                assertThat(records(changes, step.path("records"))).isEqualTo(step.path("records"));
            }
        });
    }

    private void update(String dataset, JsonNode step) {
        List<ObjectNode> patches = new ArrayList<>();
        step.path("patches").properties().forEach(entry -> keys(entry).forEach(key -> {
            JsonNode given = entry.getValue();
            ObjectNode patch = patch(
                    key,
                    given.path("value").textValue(),
                    given.path("syncCount").asInt());
            if (given.has("at")) {
                patch.set("deviceModified", given.path("at"));
            }
            patches.add(patch);
        }));
        if (patches.size() > MOST_PATCHES) {
            write(dataset, patches);
            return;
        }
        expect(step, datasets.update(dataset, nextWrite(), patches.toArray(ObjectNode[]::new)))
                .filter(change -> step.has("records"))
                .ifPresent(change -> {
                    int count = change.path("count").asInt();
                    JsonNode changes = ok(datasets.changes(dataset, count - 1));
                    assertThat(records(changes, step.path("records"))).isEqualTo(step.path("records"));
                });
    }

    /** More than an update takes: the item that one would have made. */
    private void write(String dataset, List<ObjectNode> patches) {
        ObjectNode item = (ObjectNode) Datasets.read("""
                {"format": {"N": "1"}, "count": {"N": "1"}, "exists": {"BOOL": true}, "deletedAt": {"N": "0"},
                 "writes": {"L": []}, "records": {"M": {}}}""");
        ObjectNode records = (ObjectNode) item.at("/records/M");
        for (ObjectNode patch : patches) {
            ObjectNode record = records.putObject(patch.path("key").asText()).putObject("M");
            record.putObject("count").put("N", "1");
            if (patch.hasNonNull("value")) {
                record.set("value", JSON.createObjectNode().set("S", patch.path("value")));
            }
        }
        datasets.put(Datasets.ME, dataset, item);
    }

    private static Stream<String> keys(Map.Entry<String, JsonNode> entry) {
        return entry.getValue().has("times")
                ? IntStream.rangeClosed(1, entry.getValue().path("times").asInt())
                        .mapToObj(number -> entry.getKey() + number)
                : Stream.of(entry.getKey());
    }

    /** By key; with the device's time where it is asked for. */
    private static ObjectNode records(JsonNode changes, JsonNode expected) {
        ObjectNode records = JSON.createObjectNode();
        changes.path("records").forEach(record -> {
            ObjectNode told = records.putObject(record.path("key").asText());
            told.put("value", record.path("value").textValue());
            told.set("syncCount", record.path("count"));
            if (expected.path(record.path("key").asText()).has("deviceLastModified")) {
                told.set("deviceLastModified", record.path("deviceModified"));
            }
        });
        return records;
    }

    private List<String> names() {
        JsonNode page = ok(datasets.datasets(null));
        assertThat(page.path("nextToken").isNull()).isTrue();
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("name").asText())
                .sorted()
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
