package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way out of Cognito Sync, as docs/migrate.md has it: an export, killed imports into the table of another stack, and everything
 * read back and compared. {@code -Dmigration.identities} sets how many identities there are, {@code -Dmigration.reads} and {@code
 * -Dmigration.writes} the ceilings of the table.
 */
class MigrationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IDENTITIES = Integer.getInteger("migration.identities", 40);
    private static final int DATASETS = 5;
    private static final int READS = Integer.getInteger("migration.reads", 86);
    private static final int WRITES = Integer.getInteger("migration.writes", 343);
    /** The export's end is Cognito Sync, which has no ceiling here. */
    private static final String RATE = "--rate=1000000";

    private static final Duration INTERVAL = Duration.ofMillis(50);
    /** Ten times as long as the ceiling makes it take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusSeconds(IDENTITIES);

    private static final Pattern REPORT =
            Pattern.compile("Datasets: (\\d+) written, (\\d+) already there, (\\d+) do not fit, (\\d+) failed\\.");

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud from;

    @AutoClose
    private static DeviceCloud to;

    @AutoClose
    private static Population population;

    @AutoClose
    private static DynamoDbClient table;

    private static List<String> identities;

    @BeforeAll
    static void start() {
        from = DeviceCloud.startWith(folder.resolve("from"), Population::allowGuests);
        to = DeviceCloud.start(
                folder.resolve("to"),
                Map.of(
                        "backend", "dynamodb",
                        "maxReadsPerSecond", Integer.toString(READS),
                        "maxWritesPerSecond", Integer.toString(WRITES)));
        population = Population.of(from.cloud().outputs());
        identities = population.grow(IDENTITIES, DATASETS);
        table = to.tables();
    }

    @Test
    void everything_comesToTheTable_thoughTheImportIsKilled_andGoesBack(TestReporter reporter) throws IOException {
        String large = identities.get(IDENTITIES / 3);
        population.write(large, "large", Map.of("picture", "x".repeat(350_000)));
        SortedMap<String, String> expected = population.everything(identities);
        expected.remove(large + "|large|picture");
        Path export = folder.resolve("export");
        Instant begun = Instant.now();
        assertThat(from.device("developer")
                        .run("export", export.toString(), RATE)
                        .exitCode())
                .isZero();
        reporter.publishEntry("export", since(begun));

        // Somebody who was faster than the import, and somebody whose item nobody can read.
        String busy = identities.get(0);
        String newer = busy + "|d0|key 0";
        assertThat(expected).containsKey(newer);
        expected.put(newer, "newer");
        put(busy, "d0", item("key 0", "newer", Instant.now()));
        String broken = identities.get(1);
        put(broken, "d1", Map.of("count", AttributeValue.fromS("nonsense")));
        expected.keySet().removeIf(key -> key.startsWith(broken + "|d1|"));

        begun = Instant.now();
        long killedAt = killedImport(export);
        Ended resumed = imported(export);
        reporter.publishEntry("import, killed with " + killedAt + " datasets there", since(begun));
        assertThat(resumed.exitCode).as(resumed.said).isEqualTo(6);
        assertThat(resumed.said)
                .contains("Using up to %d read units per second (ceiling %d) and %d write units per second (ceiling %d)"
                        .formatted(READS * 4 / 5, READS, WRITES * 4 / 5, WRITES))
                .contains(
                        "does not fit: dataset large of " + large + ": A dataset in the table holds up to 350000 bytes")
                .contains("failed: dataset d1 of " + broken
                        + ": The item of the dataset \"d1\" in the table cannot be read");
        long all = (long) IDENTITIES * DATASETS + 1;
        List<Long> report = resumed.report();
        assertThat(report.get(1)).as("already there, of %s", report).isBetween(killedAt - 2, all - 2);
        assertThat(report).containsExactly(all - 2 - report.get(1), report.get(1), 1L, 1L);
        assertThat(everythingInTheTable()).isEqualTo(expected);

        Map<String, Long> before = counts();
        begun = Instant.now();
        Ended again = imported(export);
        reporter.publishEntry("import of what is there", since(begun));
        assertThat(again.said).contains(" and wrote 0 records.");
        assertThat(again.report()).containsExactly(0L, all - 2, 1L, 1L);
        assertThat(counts()).as("nothing was written").isEqualTo(before);

        Path back = folder.resolve("back");
        begun = Instant.now();
        Ended exported = run(to, "export", back.toString());
        reporter.publishEntry("export from the table", since(begun));
        assertThat(exported.exitCode).as(exported.said).isEqualTo(8);
        assertThat(exported.said).contains("dataset d1 of " + broken);
        assertThat(exported(back)).isEqualTo(expected);

        // What was written to the table goes back, and nothing else has to.
        Ended returned = run(from, "import", "--same-ids", "--keep-newer", RATE, back.toString());
        assertThat(returned.said).contains(" and wrote 1 record.");
        assertThat(population.everything(List.of(busy))).containsEntry(newer, "newer");
    }

    private static long killedImport(Path export) {
        long third = (long) IDENTITIES * DATASETS / 3;
        try (DeviceProcess process = DeviceProcess.start(to.device("developer"), arguments(export))) {
            assertThat(process.killOnce(() -> items() > third, INTERVAL))
                    .as("killed before its end: %s", process.said())
                    .isTrue();
        }
        long there = items();
        assertThat(there).isBetween(third, (long) IDENTITIES * DATASETS - 1);
        return there;
    }

    private static Ended imported(Path export) {
        return run(to, arguments(export));
    }

    private static String[] arguments(Path export) {
        return new String[] {"import", "--same-ids", "--keep-newer", export.toString()};
    }

    /** How a process ended. */
    private record Ended(int exitCode, String said) {
        /** Datasets that were written, were there, do not fit, failed. */
        List<Long> report() {
            Matcher report = REPORT.matcher(said);
            assertThat(report.find()).as(said).isTrue();
            List<Long> numbers = new ArrayList<>();
            for (int group = 1; group <= report.groupCount(); group++) {
                numbers.add(Long.parseLong(report.group(group)));
            }
            return numbers;
        }
    }

    /** As a process, whose pauses are as long as they are: the ceiling is kept to. */
    private static Ended run(DeviceCloud cloud, String... arguments) {
        try (DeviceProcess process = DeviceProcess.start(cloud.device("developer"), arguments)) {
            return new Ended(process.end(PATIENCE), process.said());
        }
    }

    private static long items() {
        return table.describeTable(request -> request.tableName(name())).table().itemCount();
    }

    private static String name() {
        return to.output("TableName");
    }

    private static void put(String owner, String dataset, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("owner", AttributeValue.fromS(owner));
        item.put("item", AttributeValue.fromS("dataset#" + dataset));
        table.putItem(request -> request.tableName(name()).item(item));
    }

    /** An item as the page writes it. */
    private static Map<String, AttributeValue> item(String key, String value, Instant at) {
        AttributeValue time = AttributeValue.fromN(Long.toString(at.toEpochMilli()));
        AttributeValue one = AttributeValue.fromN("1");
        return Map.of(
                "count", one,
                "exists", AttributeValue.fromBool(true),
                "deletedAt", AttributeValue.fromN("0"),
                "records",
                        AttributeValue.fromM(Map.of(
                                key,
                                AttributeValue.fromM(Map.of(
                                        "value", AttributeValue.fromS(value),
                                        "count", one,
                                        "modified", time,
                                        "deviceModified", time)))),
                "created", time,
                "modified", time,
                "by", AttributeValue.fromS("eu-west-1:0"),
                "writes", AttributeValue.fromL(List.of(AttributeValue.fromS("w"))),
                "format", one);
    }

    private static Iterable<Map<String, AttributeValue>> scan() {
        // Small pages: one of 1 MB would borrow the reads of three seconds.
        return table.scanPaginator(request ->
                        request.tableName(name()).consistentRead(true).limit(100))
                .items();
    }

    /** Values by identity, dataset and key, read without the device. */
    private static SortedMap<String, String> everythingInTheTable() {
        SortedMap<String, String> all = new TreeMap<>();
        scan().forEach(item -> {
            if (item.containsKey("records")) {
                item.get("records")
                        .m()
                        .forEach((key, record) -> all.put(
                                String.join(
                                        "|",
                                        item.get("owner").s(),
                                        item.get("item").s().substring("dataset#".length()),
                                        key),
                                record.m().get("value").s()));
            }
        });
        return all;
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        scan().forEach(item -> {
            if (item.get("count").n() != null) {
                counts.put(
                        item.get("owner").s() + "|" + item.get("item").s(),
                        Long.parseLong(item.get("count").n()));
            }
        });
        return counts;
    }

    private static SortedMap<String, String> exported(Path export) throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (var lines = Files.lines(export.resolve("records.ndjson"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode dataset = JSON.readTree(line);
                dataset.path("records")
                        .forEach(record -> all.put(
                                String.join(
                                        "|",
                                        dataset.path("identityId").asText(),
                                        dataset.path("dataset").asText(),
                                        record.path("key").asText()),
                                record.path("value").asText()));
            }
        }
        return all;
    }

    private static String since(Instant begun) {
        return Duration.between(begun, Instant.now()).toSeconds() + " s";
    }
}
