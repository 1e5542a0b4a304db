package cognitosync.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Emulators that can be installed, at the operation nearest to ours. <a href="https://github.com/jagregory/cognito-local">cognito-local</a>
 * checks no signatures and keeps a JSON file; <a href="https://github.com/adobe/S3Mock">S3Mock</a> checks none either and keeps
 * files.
 */
final class Peers {
    private static final List<Integer> CLIENTS = List.of(1, 16, 64);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final int REQUESTS = 10_000;

    private final Workplace workplace;
    private final Report report;

    Peers(Workplace workplace, Report report) {
        this.workplace = workplace;
        this.report = report;
    }

    void measure() {
        report.heading("Peers");
        report.text("Start until the port answers, in milliseconds; resident memory after " + REQUESTS
                + " requests; p50 and p99 in milliseconds. Neither verifies signatures or decides by policies.");
        report.header("peer", "start", "MB", "operation", "clients", "p50", "p99", "rate");
        cognitoLocal();
        s3Mock();
    }

    private void cognitoLocal() {
        Path home = PeerInstallation.npm("cognito-local", "5.3.0");
        int port = PeerInstallation.freePort();
        ProcessBuilder command = new ProcessBuilder(
                        "node",
                        home.toAbsolutePath()
                                .resolve("node_modules/cognito-local/lib/bin/start.js")
                                .toString())
                .directory(workplace.folder().toFile());
        command.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(port)));
        try (ServerProcess process = ServerProcess.start(
                command, workplace.resolve("cognito-local.log"), () -> PeerInstallation.answers(port))) {
            String pool = member(cognito(port, "CreateUserPool", "{\"PoolName\":\"bench\"}"), "Id");
            String user = "{\"UserPoolId\":\"" + pool + "\",\"Username\":\"sam@example.com\"";
            cognito(
                    port,
                    "AdminCreateUser",
                    user
                            + ",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"sam@example.com\"}],\"DesiredDeliveryMediums\":[\"EMAIL\"]}");
            rows(
                    "cognito-local 5.3.0",
                    process,
                    port,
                    new TreeMap<>(Map.of(
                            "AdminGetUser", target(port, "AdminGetUser", user + "}"),
                            "AdminUpdateUserAttributes",
                                    target(
                                            port,
                                            "AdminUpdateUserAttributes",
                                            user + ",\"UserAttributes\":[{\"Name\":\"name\",\"Value\":\"blue\"}]}"))));
        }
    }

    private static byte[] target(int port, String operation, String body) {
        return Wire.request(
                "POST",
                "/",
                port,
                Map.of(
                        "X-Amz-Target",
                        "AWSCognitoIdentityProviderService." + operation,
                        "Content-Type",
                        "application/x-amz-json-1.1"),
                body);
    }

    private static String cognito(int port, String operation, String body) {
        return new String(
                Load.bodies(port, List.of(target(port, operation, body))).get(0), StandardCharsets.UTF_8);
    }

    private static String member(String json, String name) {
        int value = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(value, json.indexOf('"', value));
    }

    private void s3Mock() {
        Path home = PeerInstallation.folder("s3mock");
        Path classPath = home.toAbsolutePath().resolve("classpath.txt");
        PeerInstallation.install(
                "s3mock",
                () -> Files.writeString(home.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>
                  <dependencies>
                    <dependency><groupId>com.adobe.testing</groupId><artifactId>s3mock</artifactId><version>5.2.0</version></dependency>
                    <!-- Without it Maven finds an older one nearer, with which S3Mock does not start. -->
                    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.17</version></dependency>
                  </dependencies>
                </project>
                """),
                "mvn",
                "-q",
                "-B",
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + classPath);
        int port = PeerInstallation.freePort();
        ProcessBuilder command = Jvm.command(
                PeerInstallation.read(classPath).strip(),
                List.of("-Djava.io.tmpdir=" + workplace.folder().toAbsolutePath()),
                "com.adobe.testing.s3mock.S3MockApplication",
                "--http.port=" + port,
                "--server.port=0");
        try (ServerProcess process =
                ServerProcess.start(command, workplace.resolve("s3mock.log"), () -> PeerInstallation.answers(port))) {
            Load.bodies(port, List.of(Wire.request("PUT", "/bench", port, Map.of(), "")));
            byte[] put = Wire.request(
                    "PUT",
                    "/bench/preference",
                    port,
                    Map.of("Content-Type", "application/json"),
                    "{\"background-color\":\"#00ff00\"}");
            Load.bodies(port, List.of(put));
            rows(
                    "S3Mock 5.2.0",
                    process,
                    port,
                    new TreeMap<>(Map.of(
                            "GetObject",
                            Wire.request("GET", "/bench/preference", port, Map.of(), ""),
                            "PutObject",
                            put)));
        }
    }

    private void rows(String peer, ServerProcess process, int port, Map<String, byte[]> operations) {
        for (byte[] request : operations.values()) {
            Load.bodies(port, Collections.nCopies(REQUESTS / operations.size(), request));
        }
        double start = process.startTime().toNanos() / 1e6;
        double memory = process.residentMegabytes();
        operations.forEach((operation, request) -> {
            run(port, 64, request, WARM_UP);
            for (int clients : CLIENTS) {
                Measured measured = run(port, clients, request, TIME);
                report.row(peer, start, memory, operation, clients, measured.p50(), measured.p99(), measured.rate());
            }
        });
    }

    private static Measured run(int port, int clients, byte[] request, Duration time) {
        return Load.run(
                port,
                IntStream.range(0, clients)
                        .mapToObj(i -> new SyncLoad.Repeated(request, time))
                        .toList());
    }
}
