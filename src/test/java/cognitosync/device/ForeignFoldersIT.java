package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.CommandLineDevice.Ended;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands run in a folder with files of another user: an outputs file, credentials, what an export would write. */
class ForeignFoldersIT {
    @TempDir
    static Path folder;

    private static DeviceCloud cloud;
    private static CommandLineDevice device;
    private static HttpServer foreign;
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        cloud = DeviceCloud.start(folder);
        device = cloud.signedIn("person", "person@example.com");
        assertThat(device.run("set", "k", "v").exitCode()).isZero();
        foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        foreign.createContext("/", exchange -> {
            HEARD.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        foreign.start();
    }

    @AfterAll
    static void end() {
        if (foreign != null) {
            foreign.stop(0);
        }
        if (cloud != null) {
            cloud.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"CognitoSync, UserPoolDomain", "LocalCloud, ApiEndpoint"})
    void outputsFileThatNamesAnotherPlace_getsNothingOfTheSignIn(String object, String member) {
        String elsewhere = "http://localhost:" + foreign.getAddress().getPort();
        CommandLineDevice there = device.withOutputs(cloud.outputsWith(object, member, elsewhere));
        HEARD.clear();
        for (String line : List.of(
                "list",
                "get k",
                "set k w",
                "remove k",
                "datasets",
                "delete-dataset preference",
                "watch --changes 1",
                "sync",
                "export --mine " + folder.resolve("never"),
                "sign-out")) {
            for (Duration ahead : List.of(Duration.ZERO, Duration.ofHours(2))) {
                Ended ended = there.with(() -> Instant.now().plus(ahead)).run(line.split(" "));
                assertThat(ended.exitCode()).as(line).isEqualTo(7);
                assertThat(ended.err())
                        .as(line)
                        .contains("The sign-in on this device came from", elsewhere, "--outputs FILE")
                        .doesNotContain("    at ");
            }
        }
        assertThat(HEARD).isEmpty();
        assertThat(folder.resolve("never")).doesNotExist();
        assertThat(device.run("get", "k").lines()).containsExactly("v");
    }

    @Test
    void credentialsFileThatNamesAProgram_runsNone() throws IOException {
        Path ran = folder.resolve("ran");
        Path credentials =
                Files.writeString(folder.resolve("planted"), "[local]\ncredential_process = touch " + ran + "\n");
        CommandLineDevice there =
                device.withOutputs(cloud.outputsWith("LocalCloud", "CredentialsFile", credentials.toString()));
        for (String line : List.of("export " + folder.resolve("never"), "import --same-ids " + folder, "doctor")) {
            Ended ended = there.run(line.split(" "));
            assertThat(ended.exitCode()).as(line).isIn(1, 7);
            assertThat(ended.out() + ended.err())
                    .as(line)
                    .doesNotContain("11 passed")
                    .doesNotContain("    at ");
        }
        assertThat(ran).doesNotExist();
        assertThat(folder.resolve("never")).doesNotExist();
    }

    /** An outputs file with a local cloud in it would otherwise say where the keys of an AWS account sign requests to. */
    @Test
    void profileWithOtherKeysThanTheLocalAccount_isNotUsedForALocalCloud() throws IOException {
        Path credentials = Files.writeString(
                folder.resolve("own-credentials"),
                "[prod]\naws_access_key_id = AKIAPROD\naws_secret_access_key = hush\n"
                        + Files.readString(cloud.outputs().resolveSibling("credentials")));
        Map<String, String> environment = Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
        Path export = folder.resolve("by-profile");
        try (DeviceProcess process =
                DeviceProcess.start(environment, device, "export", "--profile", "prod", export.toString())) {
            assertThat(process.end()).as(process.said()).isEqualTo(4);
            assertThat(process.said())
                    .contains("The AWS profile prod has other keys")
                    .doesNotContain("hush");
        }
        assertThat(export).doesNotExist();
        try (DeviceProcess process =
                DeviceProcess.start(environment, device, "export", "--profile", "local", export.toString())) {
            assertThat(process.end()).as(process.said()).isZero();
        }
    }

    @Test
    void endpointOfTheEnvironment_isWhereTheSignInCameFrom_orItIsNotUsed() throws IOException {
        String api = cloud.cloud().outputs().get("LocalCloud").get("ApiEndpoint");
        String elsewhere = "http://localhost:" + foreign.getAddress().getPort();
        ObjectNode document =
                (ObjectNode) new ObjectMapper().readTree(cloud.outputs().toFile());
        document.remove("LocalCloud");
        Path outputs = Files.writeString(folder.resolve("without-local.json"), document.toString());
        CommandLineDevice there = device.withOutputs(outputs);
        HEARD.clear();
        try (DeviceProcess same = DeviceProcess.start(Map.of("AWS_ENDPOINT_URL", api), there, "list");
                DeviceProcess other =
                        DeviceProcess.start(Map.of("AWS_ENDPOINT_URL_COGNITO_SYNC", elsewhere), there, "list");
                DeviceProcess none = DeviceProcess.start(Map.of(), there, "list")) {
            assertThat(same.end()).as(same.said()).isZero();
            assertThat(other.end()).isEqualTo(7);
            assertThat(other.said()).contains("the API endpoint " + api + ", not from AWS and " + elsewhere);
            assertThat(none.end()).isEqualTo(7);
            assertThat(none.said()).contains("the API endpoint " + api + ", not from AWS ");
        }
        assertThat(HEARD).isEmpty();
    }

    @Test
    void export_overFilesThatAreNotIts_leavesThem() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes"), "my notes");
        Path linked = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("records.ndjson"), notes);
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.writeString(plain.resolve("records.ndjson"), "my notes");
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.writeString(open.resolve("anything"), "");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("target")));
        for (Path export : List.of(linked, plain, open, link)) {
            for (String[] command : List.of(
                    new String[] {"export", export.toString()}, new String[] {"export", "--mine", export.toString()})) {
                Ended ended = device.run(command);
                assertThat(ended.exitCode()).as("%s", export).isEqualTo(7);
                assertThat(ended.err()).doesNotContain("    at ");
                assertThat(export.resolve("manifest.json")).doesNotExist();
            }
        }
        assertThat(notes).hasContent("my notes");
        assertThat(plain.resolve("records.ndjson")).hasContent("my notes");
        assertThat(folder.resolve("target")).isEmptyDirectory();
    }
}
