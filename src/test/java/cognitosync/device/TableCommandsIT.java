package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.localcloud.PersonClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every command, through the real SDK, on the product's own stack with a table. */
class TableCommandsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder, DeviceCloud.TABLE);
    }

    @Test
    void records_areSetGotListedAndRemoved_onEveryDeviceOfThePerson() {
        PersonClient sam = PersonClient.signUp(cloud.cloud().outputs(), "sam@example.com");
        CommandLineDevice one = cloud.signedIn("sam-one", sam);
        CommandLineDevice other = cloud.signedIn("sam-other", sam);
        assertThat(one.run("datasets").err()).contains("no datasets yet");

        assertThat(one.run("set", "background-color", "red"))
                .isEqualTo(new Ended(0, line("background-color = red"), ""));
        assertThat(other.run("get", "background-color")).isEqualTo(new Ended(0, line("red"), ""));
        assertThat(other.run("set", "background-color", "blue").exitCode()).isZero();
        assertThat(one.run("get", "background-color").out()).isEqualTo(line("blue"));
        one.run("set", "--dataset", "other", "c", "3");
        assertThat(one.run("list", "--json").out()).contains("\"key\":\"background-color\"", "\"syncCount\":2");
        assertThat(one.run("datasets").lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("other  1 record, 2 bytes"),
                        line -> assertThat(line).startsWith("preference  1 record, 20 bytes"));

        assertThat(one.run("remove", "background-color").lines()).containsExactly("background-color was removed");
        assertThat(other.run("get", "background-color").exitCode()).isEqualTo(1);
        assertThat(other.run("remove", "background-color").exitCode()).isEqualTo(1);

        CommandLineDevice stranger = cloud.signedIn("stranger", "stranger@example.com");
        assertThat(stranger.run("list", "--dataset", "other").lines()).isEmpty();
        assertThat(stranger.run("datasets").err()).contains("no datasets yet");

        assertThat(one.run("sign-out").lines()).containsExactly("Signed out.");
        assertThat(one.run("list").exitCode()).isEqualTo(3);
    }

    @Test
    void offlineCopy_isMadeOneWithWhatAnotherDeviceWrote() {
        PersonClient pat = PersonClient.signUp(cloud.cloud().outputs(), "pat@example.com");
        CommandLineDevice one = cloud.signedIn("pat-one", pat);
        CommandLineDevice other = cloud.signedIn("pat-other", pat);
        one.run("set", "--offline", "a", "1");
        one.run("set", "--offline", "b", "here");
        other.run("set", "b", "elsewhere");
        other.run("set", "c", "3");
        Ended synced = one.run("sync", "--on-conflict", "local");
        assertThat(synced.lines()).containsExactly("pulled: c", "pushed: a", "pushed: b", "conflict resolved: b");
        assertThat(other.run("list").lines()).containsExactly("a = 1", "b = here", "c = 3");
        one.run("remove", "--offline", "c");
        assertThat(one.run("sync", "--json").out()).contains("\"pushed\":[\"c\"]");
        assertThat(one.run("sync").lines()).isEmpty();

        assertThat(other.run("delete-dataset", "preference").lines())
                .containsExactly("Deleted the dataset \"preference\".");
        assertThat(one.run("sync").err()).contains("Another device deleted the dataset");
        assertThat(one.run("list", "--offline").lines()).isEmpty();
        // The counter goes on: a device that saw the dataset before takes nothing old for new.
        assertThat(one.run("set", "--json", "a", "again").out()).contains("\"syncCount\":6");
    }

    @Test
    void watch_printsChangesOfAnotherDeviceAsTheyArrive() throws InterruptedException {
        PersonClient max = PersonClient.signUp(cloud.cloud().outputs(), "max@example.com");
        CommandLineDevice watching = cloud.signedIn("max-one", max);
        CommandLineDevice writing = cloud.signedIn("max-other", max);
        writing.run("set", "before", "1");
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Ended> watched = CompletableFuture.supplyAsync(
                () -> watching.onPause(looked::countDown).run("watch", "--changes", "2"), OwnThread.EACH);
        assertThat(looked.await(2, TimeUnit.MINUTES)).isTrue();
        writing.run("set", "a", "1");
        writing.run("remove", "before");
        assertThat(watched.join().lines()).containsExactly("a = 1", "before was removed");
        assertThat(watched.join().exitCode()).isZero();
    }

    @Test
    void ownData_isExportedAndImported() throws IOException {
        CommandLineDevice one = cloud.signedIn("own-from", "own-from@example.com");
        CommandLineDevice other = cloud.signedIn("own-to", "own-to@example.com");
        one.run("set", "background-color", "red");
        one.run("set", "--dataset", "more", "a", "1");
        other.run("set", "background-color", "blue");
        other.run("set", "stays", "here");
        Path export = folder.resolve("mine");
        Ended exported = one.run("export", "--mine", export.toString());
        assertThat(exported.out()).startsWith("Exported 1 identity, 2 datasets, 2 records");
        assertThat(exported.err())
                .contains("68 read units per second (ceiling 86) of the table, whose ceiling is not known");

        Ended kept = other.run("import", "--mine", "--keep-newer", export.toString());
        assertThat(kept.out())
                .contains("Imported 2 datasets and wrote 1 record.")
                .contains("Datasets: 1 written, 1 already there, 0 do not fit, 0 failed.");
        assertThat(other.run("list").lines()).containsExactly("background-color = blue", "stays = here");
        assertThat(other.run("import", "--mine", export.toString()).out())
                .contains("Imported 2 datasets and wrote 1 record.");
        assertThat(other.run("list").lines()).containsExactly("background-color = red", "stays = here");
        assertThat(other.run("import", "--mine", export.toString()).out())
                .contains("Datasets: 0 written, 2 already there, 0 do not fit, 0 failed.");
    }

    @Test
    void set_whoseAnswerIsLost_isDoneOnce() {
        CommandLineDevice device = cloud.signedIn("lost", "lost@example.com");
        try (Middlebox box = cloud.beforeTheApi()) {
            box.once(Middlebox.of("PutItem"), Middlebox::lose);
            assertThat(device.run("set", "k", "v1")).isEqualTo(new Ended(0, line("k = v1"), ""));
            assertThat(device.run("list", "--json").out()).contains("\"syncCount\":1");
        }
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "200, ''", "200, <html>Sign in</html>", "302, ''", "403, <html>No</html>", "511, {}"})
    void answerInPlaceOfTheService_isTold_andChangesNothing(int status, String body) {
        CommandLineDevice device = cloud.signedIn(
                "foreign-" + status + body.hashCode(), "foreign" + status + body.length() + "@example.com");
        device.run("set", "k", "there");
        device.run("sync");
        device.run("set", "--offline", "waiting", "1");
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(Middlebox.of("GetItem", "PutItem", "Query"), Middlebox.answer(status, "text/html", body));
            for (List<String> command : List.of(
                    List.of("get", "k"),
                    List.of("set", "k", "v"),
                    List.of("sync"),
                    List.of("datasets"),
                    List.of("delete-dataset", "preference"))) {
                Ended ended = device.run(command.toArray(String[]::new));
                assertThat(ended.err()).contains("responded instead (HTTP " + status + ")");
                assertThat(ended.exitCode()).isEqualTo(5);
            }
            box.always(Middlebox.of("PutItem"), Middlebox.answer(status, "text/html", body));
            assertThat(device.run("sync").exitCode()).isEqualTo(5);
        }
        assertThat(device.run("get", "k").lines()).containsExactly("there");
        assertThat(device.run("sync").lines()).containsExactly("pushed: waiting");
    }

    @Test
    void throttledRequests_areToldInWords() {
        CommandLineDevice device = cloud.signedIn("throttled", "throttled@example.com");
        AtomicInteger asked = new AtomicInteger();
        try (Middlebox box = cloud.beforeTheApi()) {
            box.always(Middlebox.of("GetItem"), (between, request) -> {
                asked.incrementAndGet();
                Middlebox.answer(
                                400,
                                "application/x-amz-json-1.0",
                                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\","
                                        + "\"message\":\"Throughput exceeds the maximum OnDemandThroughput\"}")
                        .treat(between, request);
            });
            Ended ended = device.run("get", "k");
            assertThat(ended.err()).startsWith("The table's ceiling throttles requests: ThrottlingException");
            assertThat(ended.exitCode()).isEqualTo(8);
            assertThat(asked).as("retried").hasValueGreaterThan(1);
        }
    }

    @Test
    void recordThatDoesNotFit_isRefused_andSyncWritesTheOthers() {
        PersonClient large = PersonClient.signUp(cloud.cloud().outputs(), "large@example.com");
        CommandLineDevice device = cloud.signedIn("large", large);
        Ended ended = device.run("set", "k", "x".repeat(350_001));
        assertThat(ended.err()).contains("holds up to 350000 bytes of records");
        assertThat(ended.exitCode()).isEqualTo(6);
        Ended offline = device.run("set", "--offline", "k", "x".repeat(350_001));
        assertThat(offline.err()).contains("holds up to 350000 bytes of records");
        assertThat(offline.exitCode()).isEqualTo(6);

        // Two devices without a network, each within the limit.
        CommandLineDevice other = cloud.signedIn("large-other", large);
        other.run("set", "theirs", "x".repeat(200_000));
        device.run("set", "--offline", "large", "x".repeat(200_000));
        device.run("set", "--offline", "small", "1");
        Ended synced = device.run("sync");
        assertThat(synced.err()).contains("Not written: large. ", "350000 bytes", "Everything else is in sync");
        assertThat(synced.exitCode()).isEqualTo(6);
        assertThat(device.run("get", "small").lines()).containsExactly("1");
        assertThat(device.run("get", "large").exitCode()).isEqualTo(1);
    }

    /** A user can write anything to his own partition; nobody else is kept from anything by that. */
    @Test
    void itemThatCannotBeRead_isTold_andLeftOutOfAnExport() throws IOException {
        CommandLineDevice device = cloud.signedIn("broken", "broken@example.com");
        device.run("set", "k", "v");
        device.run("set", "--dataset", "whole", "k", "v");
        Path mine = folder.resolve("broken-mine");
        device.run("export", "--mine", mine.toString());
        String owner = JSON.readTree(
                        Files.readAllLines(mine.resolve("records.ndjson")).get(0))
                .path("identityId")
                .asText();
        try (DynamoDbClient tables = cloud.tables()) {
            Map<String, AttributeValue> key =
                    Map.of("owner", AttributeValue.fromS(owner), "item", AttributeValue.fromS("dataset#preference"));
            Map<String, AttributeValue> broken = new HashMap<>(tables.getItem(request ->
                            request.tableName(cloud.output("TableName")).key(key))
                    .item());
            broken.put("records", AttributeValue.fromS("\u001b[2Jnone"));
            tables.putItem(
                    request -> request.tableName(cloud.output("TableName")).item(broken));
            for (List<String> command :
                    List.of(List.of("get", "k"), List.of("set", "k", "v"), List.of("sync"), List.of("datasets"))) {
                Ended ended = device.run(command.toArray(String[]::new));
                assertThat(ended.err())
                        .startsWith("The item of the dataset \"preference\" in the table cannot be read: its attribute"
                                + " records is missing, unknown or has another form. Nothing was changed.");
                assertThat(ended.exitCode()).isEqualTo(8);
            }
            Path export = folder.resolve("broken-all");
            Ended exported = cloud.device("developer").run("export", export.toString());
            assertThat(exported.exitCode()).isEqualTo(8);
            assertThat(exported.err())
                    .contains(
                            "dataset preference of " + owner,
                            "1 dataset cannot be read, and the export is without them.")
                    .contains("68 read units per second (ceiling 86) of the table.");
            assertThat(Files.readString(export.resolve("records.ndjson")))
                    .contains("{\"kind\":\"dataset\",\"identityId\":\"" + owner + "\",\"dataset\":\"whole\"");
            tables.deleteItem(
                    request -> request.tableName(cloud.output("TableName")).key(key));
        }
    }

    @Test
    void help_namesTheRateOfATable() {
        assertThat(cloud.device("help").run("import", "--help").out())
                .contains("--rate", "--keep-newer", "of its ceiling");
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }
}
