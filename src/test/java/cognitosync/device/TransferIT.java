package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.localcloud.PersonClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything comes out, though the export is killed again and again, and all of it goes in again, record by record. */
class TransferIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IDENTITIES = 200;
    private static final int DATASETS = 5;
    private static final int KILLS = 3;
    private static final String RATE = "--rate=300";

    @TempDir
    static Path folder;

    private static DeviceCloud from;
    private static DeviceCloud to;
    private static Population there;
    private static List<String> identities;

    @BeforeAll
    static void start() {
        from = DeviceCloud.startWith(folder.resolve("from"), Population::allowGuests);
        to = DeviceCloud.start(folder.resolve("to"));
        there = Population.of(from.cloud().outputs());
        identities = there.grow(IDENTITIES, DATASETS);
    }

    @AfterAll
    static void end() {
        for (AutoCloseable open : new AutoCloseable[] {there, from, to}) {
            close(open);
        }
    }

    @Test
    void everything_exportedThoughKilledAtRandom_isImportedRecordByRecord() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path export = folder.resolve("export");
        CommandLineDevice device = from.device("developer");
        SortedMap<String, String> before = there.everything(identities);

        int killed = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long size = (long) kill * 40_000 + random.nextInt(40_000);
            try (DeviceProcess process = DeviceProcess.start(device, "export", export.toString(), RATE)) {
                killed += process.killOnce(() -> size(export) > size) ? 1 : 0;
            }
        }
        assertThat(killed).as("kills before the end, seed %d", seed).isGreaterThanOrEqualTo(2);
        assertThat(device.run("import", export.toString(), "--same-ids").err()).contains("was interrupted");
        Ended ended = device.run("export", export.toString(), RATE);
        // People of the other tests are identities, too, but have no datasets any more.
        assertThat(ended.out())
                .as("seed %d, %s", seed, ended.err())
                .startsWith("Exported 20")
                .contains(" identities, %d datasets, ".formatted(IDENTITIES * DATASETS));

        assertThat(exported(export)).as("seed %d", seed).isEqualTo(before);
        JsonNode manifest = JSON.readTree(export.resolve("manifest.json").toFile());
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(manifest.path("records").asInt()).isEqualTo(before.size());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export.resolve("records.ndjson"))))
                .isEqualTo("rw-------");
        assertThat(device.run("export", export.toString()).err()).contains("was completed at");

        CommandLineDevice other = to.device("developer");
        Ended imported = other.run("import", export.toString(), "--same-ids", RATE);
        assertThat(imported.err()).isEmpty();
        try (Population here = Population.of(to.cloud().outputs())) {
            assertThat(here.everything(identities)).isEqualTo(before);
        }
        assertThat(other.run("import", export.toString(), "--same-ids", RATE).out())
                .contains(" and wrote 0 records.");
    }

    /** Two keys are always written together: wherever the export looks, it must see both as of one moment. */
    @Test
    void recordThatChangesMeanwhile_isExportedOnceAndWhole() throws IOException {
        String busy = identities.get(IDENTITIES / 2);
        AtomicBoolean exporting = new AtomicBoolean(true);
        AtomicInteger written = new AtomicInteger();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    while (exporting.get()) {
                        String value = "v" + written.incrementAndGet();
                        there.write(busy, "busy", Map.of("one", value, "other", value));
                    }
                },
                OwnThread.EACH);
        Path export = folder.resolve("busy-export");
        try {
            assertThat(from.device("developer")
                            .run("export", export.toString(), RATE)
                            .exitCode())
                    .isZero();
        } finally {
            exporting.set(false);
            writer.join();
            there.sync().deleteDataset(request -> request.identityPoolId(there.poolId())
                    .identityId(busy)
                    .datasetName("busy"));
        }
        SortedMap<String, String> exported = exported(export);
        assertThat(exported.get(busy + "|busy|one")).startsWith("v").isEqualTo(exported.get(busy + "|busy|other"));
        assertThat(written.get()).isGreaterThan(1);
    }

    @Test
    void ownData_goesFromOneAccountToAnother() {
        CommandLineDevice one =
                from.signedIn("own-from", PersonClient.signUp(from.cloud().outputs(), "own@example.com"));
        CommandLineDevice other =
                to.signedIn("own-to", PersonClient.signUp(to.cloud().outputs(), "own@example.com"));
        one.run("set", "background-color", "red");
        one.run("set", "--dataset", "more", "a", "1");
        other.run("set", "background-color", "blue");
        other.run("set", "stays", "here");
        Path export = folder.resolve("mine");

        assertThat(one.run("export", "--mine", export.toString()).out())
                .startsWith("Exported 1 identity, 2 datasets, 2 records");
        assertThat(other.run("import", "--mine", export.toString()).out())
                .contains("Imported 2 datasets and wrote 2 records.");
        assertThat(other.run("list").lines()).containsExactly("background-color = red", "stays = here");
        assertThat(other.run("list", "--dataset", "more").lines()).containsExactly("a = 1");
        // The credentials are the user's: a door that only the developer has stays shut.
        assertThat(to.device("nobody")
                        .run("export", "--mine", folder.resolve("x").toString())
                        .exitCode())
                .isEqualTo(3);
        deleteOf(one);
    }

    @Test
    void identityMap_givesOldDataToNewIdentities() throws IOException {
        CommandLineDevice one =
                from.signedIn("map-from", PersonClient.signUp(from.cloud().outputs(), "map@example.com"));
        CommandLineDevice other =
                to.signedIn("map-to", PersonClient.signUp(to.cloud().outputs(), "map@example.com"));
        one.run("set", "background-color", "green");
        other.run("set", "was", "there");
        Path export = folder.resolve("mapped");
        one.run("export", "--mine", export.toString());
        String oldId = JSON.readTree(
                        Files.readAllLines(export.resolve("records.ndjson")).get(0))
                .path("identityId")
                .asText();
        Path map = folder.resolve("map.csv");

        Files.writeString(map, "eu-west-1:00000000-0000-0000-0000-000000000000," + oldId);
        Ended unmapped = to.device("developer").run("import", "--identity-map", map.toString(), export.toString());
        assertThat(unmapped.exitCode()).isEqualTo(7);
        assertThat(unmapped.err()).contains("has no new id for " + oldId, "Nothing was imported");

        Files.writeString(map, oldId + ", " + identityIdOf(other) + "\n");
        assertThat(to.device("developer")
                        .run("import", "--identity-map", map.toString(), export.toString())
                        .exitCode())
                .isZero();
        assertThat(other.run("get", "background-color").lines()).containsExactly("green");
        deleteOf(one);
    }

    @Test
    void sameIds_onAws_areRefused() throws IOException {
        Path outputs = folder.resolve("aws.json");
        ObjectNode document = (ObjectNode) JSON.readTree(to.outputs().toFile());
        document.remove("LocalCloud");
        JSON.writeValue(outputs.toFile(), document);
        Ended ended = to.device("developer").withOutputs(outputs).run("import", "--same-ids", folder.toString());
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("cannot be chosen", "--identity-map");
    }

    private static String identityIdOf(CommandLineDevice device) {
        Path export = folder.resolve("id-" + device.home().getFileName());
        device.run("export", "--mine", export.toString());
        try {
            return JSON.readTree(
                            Files.readAllLines(export.resolve("records.ndjson")).get(0))
                    .path("identityId")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The other tests count what there is. */
    private static void deleteOf(CommandLineDevice device) {
        String id = identityIdOf(device);
        there.sync()
                .listDatasets(request -> request.identityPoolId(there.poolId()).identityId(id))
                .datasets()
                .forEach(dataset -> there.sync().deleteDataset(request -> request.identityPoolId(there.poolId())
                        .identityId(id)
                        .datasetName(dataset.datasetName())));
    }

    private static SortedMap<String, String> exported(Path export) throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        for (String line : Files.readAllLines(export.resolve("records.ndjson"))) {
            JsonNode dataset = JSON.readTree(line);
            for (JsonNode record : dataset.path("records")) {
                String key = String.join(
                        "|",
                        dataset.path("identityId").asText(),
                        dataset.path("dataset").asText(),
                        record.path("key").asText());
                assertThat(all.put(key, record.path("value").asText()))
                        .as("%s is exported once", key)
                        .isNull();
            }
        }
        return all;
    }

    private static long size(Path export) {
        Path lines = export.resolve("records.ndjson");
        try {
            return Files.exists(lines) ? Files.size(lines) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception e) {
            throw new AssertionError("A test could not clean up", e);
        }
    }
}
