package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.store.Database;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops the local cloud from starting is one sentence and an exit code that is not 0. */
class LocalCloudMainIT {
    @TempDir
    static Path folder;

    private static Path assembly;

    @BeforeAll
    static void synthesize() {
        assembly = TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of());
    }

    /** What a run that did not start left. */
    private record Ended(int code, String printed) {}

    @Test
    void aTakenPort_endsItWithTheOptionThatHelps() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("taken", assembly, "-Dlocal.signin.port=" + other.getLocalPort());
            assertThat(ended.code()).isNotZero();
            assertThat(ended.printed().strip())
                    .isEqualTo(("Port %d is in use by another program. Stop that program, or choose another"
                                    + " port with -Dlocal.signin.port=PORT (0 = any free port).")
                            .formatted(other.getLocalPort()));
            assertThat(folder.resolve("data-taken/credentials"))
                    .as("written before any port opens")
                    .exists();
        }
    }

    @Test
    void aBrokenAssembly_endsItWithASentence() throws Exception {
        Path outputs = Files.createDirectory(folder.resolve("data-broken")).resolve("outputs.json");
        Files.writeString(outputs, "{}");
        Ended ended = run("broken", folder.resolve("nothing-here"));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.printed().strip())
                .contains("nothing-here")
                .contains("manifest.json")
                .doesNotContain("\n");
        assertThat(outputs).as("those of an earlier run").doesNotExist();
    }

    @Test
    void term_endsItWithinTwoSeconds_alsoWhileEveryPortIsBusy() throws Exception {
        Process process = start("term", assembly);
        List<Socket> clients = new ArrayList<>();
        try {
            JsonNode outputs = awaitOutputs(folder.resolve("data-term/outputs.json"));
            for (String address :
                    new String[] {"/CognitoSync/WebsiteUrl", "/CognitoSync/UserPoolDomain", "/LocalCloud/ApiEndpoint"
                    }) {
                int port = URI.create(outputs.at(address).asText()).getPort();
                Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
                clients.add(client);
                // A body that never ends: this port is answering when the process gets its signal.
                client.getOutputStream()
                        .write(("POST / HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Length: 9\r\n\r\nhalf")
                                .getBytes(StandardCharsets.UTF_8));
            }
            long told = System.nanoTime();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(2));
        } finally {
            process.destroyForcibly();
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static JsonNode awaitOutputs(Path file) throws IOException, InterruptedException {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            Files.createDirectories(file.getParent()).register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (Files.notExists(file)) {
                WatchKey key = watch.poll(60, TimeUnit.SECONDS);
                assertThat(key).as("outputs.json").isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
        return new ObjectMapper().readTree(Files.readString(file));
    }

    @Test
    void anUnsupportedProperty_endsItWithItsName() throws Exception {
        Path other = TestAssembly.synthesize(folder.resolve("other"), TestAssembly.SITE_FIXTURE, Map.of());
        Path template = other.resolve("CognitoSync.template.json");
        Files.writeString(
                template, Files.readString(template).replace("\"AllowClassicFlow\"", "\"AllowMedievalFlow\""));
        Ended ended = run("property", other);
        assertThat(ended.code()).isNotZero();
        assertThat(ended.printed().strip()).contains("AllowMedievalFlow").doesNotContain("\n");
    }

    @Test
    void aRegionWithoutCognitoSync_endsItWithTheTemplatesOwnRule() throws Exception {
        Ended ended = run("region", assembly, "-Dlocal.region=eu-north-1");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.printed().strip())
                .contains("Cognito Sync does not exist in this region")
                .doesNotContain("\n");
        assertThat(folder.resolve("data-region/outputs.json")).doesNotExist();
    }

    @Test
    void anOptionThatCannotBeUsed_endsItWithItsName() throws Exception {
        Ended ended = run("option", assembly, "-Dlocal.api.port=many");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.printed().strip()).contains("-Dlocal.api.port=many").doesNotContain("\n");
    }

    @Test
    void aDatabaseThatIsDamaged_endsItWithASentenceAndIsLeftAlone() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data-damaged")).resolve("local.sqlite");
        Database.open(file, Wiring.schemas()).close();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        Ended ended = run("damaged", assembly);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed().strip())
                .contains(file.toString(), "can't be opened", "Nothing was changed", "-Dlocal.data=FOLDER")
                .doesNotContain("\n");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aDatabaseOfANewerVersion_endsItWithASentenceAndIsLeftAlone() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data-newer")).resolve("local.sqlite");
        Database.open(file, Wiring.schemas()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 1000");
        }
        byte[] bytes = Files.readAllBytes(file);
        Ended ended = run("newer", assembly);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed().strip())
                .contains(file.toString(), "newer version", "Nothing was changed", "-Dlocal.data=FOLDER")
                .doesNotContain("\n");
        assertThat(file).hasBinaryContent(bytes);
    }

    private static Ended run(String name, Path assembly, String... options) throws IOException, InterruptedException {
        Process process = start(name, assembly, options);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log(name), StandardCharsets.UTF_8));
    }

    private static Process start(String name, Path assembly, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Dlocal.website.port=0", "-Dlocal.signin.port=0", "-Dlocal.api.port=0"));
        command.add("-Dlocal.assembly=" + assembly);
        command.add("-Dlocal.data=" + folder.resolve("data-" + name));
        command.addAll(List.of(options));
        command.add("cognitosync.localcloud.LocalCloudMain");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
    }

    private static Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
