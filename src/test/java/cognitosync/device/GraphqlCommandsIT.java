package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.OwnThread;
import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.localcloud.PersonClient;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the product's own stack with an API: signed GraphQL, its resolvers, and its subscriptions. */
class GraphqlCommandsIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static DeviceCloud cloud;

    @BeforeAll
    static void start() {
        cloud = DeviceCloud.start(folder, DeviceCloud.API);
    }

    @Test
    void records_areSetGotListedRemovedAndSynchronized_onEveryDeviceOfThePerson() {
        PersonClient sam = PersonClient.signUp(cloud.cloud().outputs(), "sam@example.com");
        CommandLineDevice one = cloud.signedIn("sam-one", sam);
        CommandLineDevice other = cloud.signedIn("sam-other", sam);
        assertThat(one.run("datasets").err()).contains("no datasets yet");
        assertThat(one.run("set", "background-color", "red"))
                .isEqualTo(new Ended(0, "background-color = red" + System.lineSeparator(), ""));
        assertThat(other.run("get", "background-color").lines()).containsExactly("red");
        one.run("set", "--offline", "a", "1");
        one.run("set", "--offline", "background-color", "green");
        other.run("set", "background-color", "blue");
        assertThat(one.run("sync", "--on-conflict", "local").lines())
                .containsExactly("pushed: a", "pushed: background-color", "conflict resolved: background-color");
        assertThat(other.run("list").lines()).containsExactly("a = 1", "background-color = green");
        assertThat(other.run("datasets").lines())
                .singleElement()
                .asString()
                .startsWith("preference  2 records, 23 bytes");
        assertThat(one.run("remove", "a").lines()).containsExactly("a was removed");
        assertThat(other.run("delete-dataset", "preference").exitCode()).isZero();
        assertThat(one.run("sync").err()).contains("Another device deleted the dataset");
        assertThat(one.run("set", "--json", "a", "again").out()).contains("\"syncCount\":6");
        assertThat(cloud.signedIn("stranger", "stranger@example.com")
                        .run("list")
                        .lines())
                .isEmpty();
    }

    /** The interval is long: what is printed was pushed. */
    @Test
    void watch_printsChangesAsTheyArePushed() throws InterruptedException {
        PersonClient max = PersonClient.signUp(cloud.cloud().outputs(), "max@example.com");
        CommandLineDevice watching = cloud.signedIn("max-one", max);
        CommandLineDevice writing = cloud.signedIn("max-other", max);
        writing.run("set", "before", "1");
        CompletableFuture<Ended> watched = CompletableFuture.supplyAsync(
                () -> watching.run("watch", "--changes", "2", "--interval", "3600"), OwnThread.EACH);
        // It may have started before the first of these, and has only then listed the last.
        for (int change = 1; change <= 60 && !watched.isDone(); change++) {
            writing.run("set", "a", Integer.toString(change));
        }
        assertThat(watched.orTimeout(1, TimeUnit.MINUTES).join().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("a = "));
        assertThat(watched.join().exitCode()).isZero();
    }

    @Test
    void ownData_isExportedAndImportedThroughTheApi_andAllDataFromTheTable() {
        CommandLineDevice one = cloud.signedIn("own-from", "own-from@example.com");
        CommandLineDevice other = cloud.signedIn("own-to", "own-to@example.com");
        one.run("set", "background-color", "red");
        one.run("set", "--dataset", "more", "a", "1");
        Path mine = folder.resolve("mine");
        assertThat(one.run("export", "--mine", mine.toString()).out())
                .startsWith("Exported 1 identity, 2 datasets, 2 records");
        assertThat(other.run("import", "--mine", mine.toString()).out())
                .contains("Imported 2 datasets and wrote 2 records.");
        assertThat(other.run("list").lines()).containsExactly("background-color = red");

        Path all = folder.resolve("all");
        assertThat(cloud.device("developer").run("export", all.toString()).err())
                .contains("68 read units per second (ceiling 86) of the table.");
        assertThat(cloud.device("developer")
                        .run("import", "--same-ids", all.toString())
                        .out())
                .contains("0 written");
    }

    @Test
    void wholeStack_isInOrder() {
        Ended ended = cloud.signedIn("patient", "patient@example.com").run("doctor");
        assertThat(ended.lines()).hasSize(15).allSatisfy(line -> assertThat(line)
                .startsWith("ok "));
        assertThat(ended.exitCode()).isZero();
    }
}
