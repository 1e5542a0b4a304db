package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import cognitosync.journey.browser.Network;
import cognitosync.journey.browser.Route;
import cognitosync.localcloud.PersonClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Commands on the product's own stack with an API: signed GraphQL, its resolvers, and its subscriptions. */
class GraphqlCommandsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** The interval is long: what is printed was pushed, or missed and found when the network was there again. */
    @Test
    void watch_printsChangesAsTheyArePushed_throughALostNetwork_untilItIsStopped() {
        PersonClient max = PersonClient.signUp(cloud.cloud().outputs(), "max@example.com");
        CommandLineDevice writing = cloud.signedIn("max-other", max);
        writing.run("set", "before", "1");
        CommandLineDevice device = cloud.signedIn("max-one", max);
        try (Network network = Network.open();
                DeviceProcess watching = DeviceProcess.start(through(network), device, "watch", "--interval", "3600")) {
            // At the start, and once changes are pushed.
            watching.await(() -> count(network) == 2);
            // The second listing may have found the first change before it was pushed.
            writing.run("set", "pushed1", "1");
            watching.await(() -> watching.said().contains("pushed1 = 1"));
            long before = count(network);
            for (String key : List.of("pushed2", "pushed3")) {
                writing.run("set", key, "1");
                watching.await(() -> watching.said().contains(key + " = 1"));
            }
            assertThat(count(network)).as("one listing for each change").isEqualTo(before + 2);

            network.route(Route.CUT);
            writing.run("set", "missed1", "1");
            writing.run("set", "missed2", "1");
            network.route(Route.STRAIGHT);
            watching.await(() -> watching.said().contains("missed2 = 1"));
            assertThat(watching.said().lines().filter(line -> line.endsWith(" = 1")))
                    .containsExactly("pushed1 = 1", "pushed2 = 1", "pushed3 = 1", "missed1 = 1", "missed2 = 1");
            assertThat(count(network)).isEqualTo(before + 3);

            assertThat(watching.stop()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void dataset_isSharedJoinedAndLeft_betweenTwoPeople() throws IOException {
        CommandLineDevice ann = cloud.signedIn("ann", "ann@example.com");
        CommandLineDevice max = cloud.signedIn("max", "max-joins@example.com");
        ann.run("set", "--dataset", "wall", "colour", "red");
        JsonNode invitation = JSON.readTree(
                ann.run("share", "wall", "--name", "Ann", "--json").out());
        String link = invitation.path("link").asText();
        assertThat(link)
                .isEqualTo(cloud.output("SiteUrl") + "#join="
                        + invitation.path("token").asText());
        assertThat(ann.run("join", link)).as("her own").returns(2, Ended::exitCode);
        JsonNode joined =
                JSON.readTree(max.run("join", link, "--name", "Max", "--json").out());
        String owner = joined.path("owner").asText();
        assertThat(joined.path("ownerName").asText()).isEqualTo("Ann");
        assertThat(cloud.signedIn("eve", "eve@example.com").run("join", link))
                .returns(1, Ended::exitCode)
                .extracting(Ended::err)
                .asString()
                .startsWith("This invitation was used, has expired or never existed.");

        String[] inWall = {"--dataset", "wall", "--owner", owner};
        assertThat(max.run(with(inWall, "get", "colour")).lines()).containsExactly("red");
        Ended refused = max.run(with(inWall, "set", "colour", "blue"));
        assertThat(refused).returns(4, Ended::exitCode);
        assertThat(refused.err()).startsWith("You are a reader of the dataset \"wall\" of " + owner);
        assertThat(max.run("shared").lines()).containsExactly("wall  of Ann (" + owner + "), you are a reader");
        assertThat(max.run("datasets").err()).contains("no datasets yet");

        String better = ann.run("share", "wall", "--role", "writer", "--name", "Ann")
                .lines()
                .get(0);
        assertThat(max.run("join", better, "--name", "Max").out())
                .startsWith("You are now a writer of the dataset \"wall\" of Ann");
        assertThat(max.run(with(inWall, "set", "colour", "blue")).lines()).containsExactly("colour = blue");
        assertThat(ann.run("get", "--dataset", "wall", "colour").lines()).containsExactly("blue");
        assertThat(ann.run("shared").lines())
                .singleElement()
                .asString()
                .startsWith("wall  Max (")
                .contains(") is a writer, since ");

        // What no identity can be is refused.
        assertThat(ann.run("unshare", "wall", "Max").exitCode()).isEqualTo(2);
        // The interval is long: what is printed is pushed, and the end of the membership ends the subscription.
        try (DeviceProcess watching = DeviceProcess.start(max, with(inWall, "watch", "--interval", "3600"))) {
            watching.await(() -> watching.said().contains("Watching the dataset"));
            ann.run("set", "--dataset", "wall", "colour", "green");
            watching.await(() -> watching.said().contains("colour = green"));
            assertThat(max.run("leave", owner, "wall").exitCode()).isZero();
            assertThat(watching.end()).isEqualTo(4);
            assertThat(watching.said()).contains("is not shared with you, or not any longer");
        }
        max.run("join", ann.run("share", "wall", "--name", "Ann").lines().get(0), "--name", "Max");
        try (DeviceProcess watching = DeviceProcess.start(max, with(inWall, "watch", "--interval", "3600"))) {
            watching.await(() -> watching.said().contains("Watching the dataset"));
            String member = JSON.readTree(ann.run("shared", "--json").out())
                    .path("member")
                    .asText();
            assertThat(ann.run("unshare", "wall", member).out())
                    .startsWith(member + " is not a member of your dataset \"wall\" any longer.");
            assertThat(watching.end()).isEqualTo(4);
            assertThat(watching.said()).contains("is not shared with you, or not any longer");
        }
        assertThat(max.run(with(inWall, "list")))
                .returns(4, Ended::exitCode)
                .extracting(Ended::err)
                .asString()
                .contains("is not shared with you, or not any longer");
        assertThat(ann.run("shared").err()).startsWith("Nobody shares a dataset with you");
    }

    private static String[] with(String[] options, String... command) {
        return Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new);
    }

    private static Map<String, String> through(Network network) {
        URI proxy = URI.create("http://" + network.address());
        return Map.of(
                "JDK_JAVA_OPTIONS",
                "-Dhttp.proxyHost=%s -Dhttp.proxyPort=%s -Dhttp.nonProxyHosts="
                        .formatted(proxy.getHost(), proxy.getPort()));
    }

    private static long count(Network network) {
        return network.operations().stream().filter("changes"::equals).count();
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
    void itemThatCannotBeRead_doesNotHideTheOtherDatasets() throws IOException {
        CommandLineDevice device = cloud.signedIn("broken", "broken@example.com");
        device.run("set", "k", "v");
        device.run("set", "--dataset", "whole", "k", "v");
        Path all = folder.resolve("whole-mine");
        device.run("export", "--mine", all.toString());
        String owner = JSON.readTree(
                        Files.readAllLines(all.resolve("records.ndjson")).get(0))
                .path("identityId")
                .asText();
        try (DynamoDbClient tables = cloud.tables()) {
            String table = cloud.output("TableName");
            Map<String, AttributeValue> key =
                    Map.of("owner", AttributeValue.fromS(owner), "item", AttributeValue.fromS("dataset#preference"));
            Map<String, AttributeValue> item = new HashMap<>(
                    tables.getItem(request -> request.tableName(table).key(key)).item());
            item.put("format", AttributeValue.fromN("2"));
            tables.putItem(request -> request.tableName(table).item(item));
            Ended datasets = device.run("datasets");
            assertThat(datasets.lines()).singleElement().asString().startsWith("whole  1 record, 2 bytes");
            assertThat(datasets.err())
                    .startsWith("The dataset \"preference\" cannot be read: ")
                    .contains("it has the format 2 of a later version.");
            assertThat(datasets.exitCode()).isEqualTo(8);
            Ended exported =
                    device.run("export", "--mine", folder.resolve("broken-mine").toString());
            assertThat(exported.out()).startsWith("Exported 1 identity, 1 dataset, 1 record");
            assertThat(exported.err()).contains("1 dataset cannot be read, and the export is without them.");
            assertThat(exported.exitCode()).isEqualTo(8);
            tables.deleteItem(request -> request.tableName(table).key(key));
        }
    }

    @Test
    void wholeStack_isInOrder() {
        Ended ended = cloud.signedIn("patient", "patient@example.com").run("doctor");
        assertThat(ended.lines()).hasSize(15).allSatisfy(line -> assertThat(line)
                .startsWith("ok "));
        assertThat(ended.exitCode()).isZero();
    }
}
