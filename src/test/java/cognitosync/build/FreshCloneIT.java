package cognitosync.build;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that people run, in a fresh clone: those of the CDK, and {@code mvn}. */
class FreshCloneIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "CognitoSync.template.json";

    /** What the build says while there is something to wait for. */
    private static final String[] PROGRESS = {
        "Compiling the app ...", "Installing the site's packages ...", "Building the site ..."
    };

    @TempDir
    private static Path folder;

    private static Path clone;
    private static Shell.Result cold;

    @BeforeAll
    static void synthesizeInAFreshClone() throws Exception {
        clone = folder.resolve("clone");
        FreshClone.into(clone);
        cold = synth();
        System.out.println("cdk synth in a fresh clone, compiling and building the site: " + cold.seconds());
    }

    @Test
    void synth_inAFreshClone_saysOnlyWhatItWaitsFor() {
        assertThat(cold.exitCode()).as(cold.errors()).isZero();
        assertThat(cold.output()).isEmpty();
        assertThat(cold.errors().lines()).containsExactly(PROGRESS);
    }

    @Test
    void synth_givesTheTemplateThatTheTestsSee(@TempDir Path other) throws Exception {
        Path inThisJvm = TestAssembly.synthesize(other, clone.resolve("site").resolve("dist"), Map.of());
        assertThat(clone.resolve("cdk.out").resolve(TEMPLATE)).hasSameTextualContentAs(inThisJvm.resolve(TEMPLATE));
    }

    @Test
    void synth_again_givesTheSameAssemblyAndSaysNothing() throws Exception {
        Map<Path, String> before = contents("cdk.out");
        Shell.Result again = synth();
        System.out.println("cdk synth with nothing changed: " + again.seconds());
        assertThat(again.exitCode()).as(again.errors()).isZero();
        assertThat(again.output() + again.errors()).isEmpty();
        assertThat(contents("cdk.out")).isEqualTo(before);
    }

    private static Map<Path, String> contents(String assembly) throws Exception {
        Path root = clone.resolve(assembly);
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test
    void synth_withAnotherContext_givesAnotherTemplateAndSaysNothing() throws Exception {
        Shell.Result implicit = synth("--context", "signIn=implicit", "--output", "implicit.out");
        System.out.println("cdk synth with a changed context value: " + implicit.seconds());
        assertThat(implicit.exitCode()).as(implicit.errors()).isZero();
        assertThat(implicit.output() + implicit.errors()).isEmpty();
        assertThat(clone.resolve("implicit.out").resolve(TEMPLATE)).content().contains("\"implicit\"");
    }

    @Test
    void synth_withAWrongContextValue_stopsWithASentence() throws Exception {
        Shell.Result refused = synth("--context", "signIn=magic", "--output", "refused.out");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.errors())
                .contains("Context value signIn=magic is not supported. Use pkce")
                .doesNotContain("Exception", "\tat ", "    at ");
        assertThat(refused.output()).isEmpty();
        assertThat(clone.resolve("refused.out").resolve(TEMPLATE)).doesNotExist();
    }

    @Test
    void deploy_againstTheLocalCloud_printsTheOutputsThatItServes() throws Exception {
        Path data = folder.resolve("deployed").resolve("data");
        try (LocalCloud cloud = TestCloud.empty(folder.resolve("deployed"))) {
            Map<String, String> variables = Map.of(
                    "AWS_ENDPOINT_URL", cloud.outputs().get("LocalCloud").get("ApiEndpoint"),
                    "AWS_SHARED_CREDENTIALS_FILE", data.resolve("credentials").toString(),
                    "AWS_CONFIG_FILE", data.resolve("config").toString(),
                    "AWS_PROFILE", "local",
                    "CDK_HOME", folder.resolve("cdk-home").toString());
            Shell.Result deployed =
                    cdk(variables, "deploy", "--require-approval", "never", "--outputs-file", "out.json");
            System.out.println("cdk deploy against the local cloud: " + deployed.seconds());
            assertThat(deployed.exitCode())
                    .as(deployed.output() + deployed.errors())
                    .isZero();
            JsonNode outputs = JSON.readTree(clone.resolve("out.json").toFile()).path("CognitoSync");
            assertThat(outputs.path("SiteUrl").asText()).startsWith("http://localhost:");
            HttpResponse<String> site = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(outputs.path("SiteUrl").asText()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(site.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void mvn_servesTheSite_reusesWhatIsUpToDate_andNeverAnAssemblyOfAnotherContext() throws Exception {
        Path data = folder.resolve("data");
        try (DemoProcess first = DemoProcess.start(clone, data, "")) {
            System.out.println("mvn, the template still to be synthesized, until usable: " + seconds(first));
            assertThat(signIn(first)).isEqualTo("pkce");
        }
        try (DemoProcess warm = DemoProcess.start(clone, data, "")) {
            System.out.println("mvn with nothing changed, until usable: " + seconds(warm));
            assertThat(warm.printed()).contains("Site and template unchanged.");
            assertThat(signIn(warm)).isEqualTo("pkce");
        }
        try (DemoProcess changed = DemoProcess.start(clone, data, "signIn=implicit")) {
            assertThat(changed.printed()).contains("Synthesizing the template");
            assertThat(signIn(changed)).isEqualTo("implicit");
        }
    }

    private static String seconds(DemoProcess demo) {
        return "%.1f s".formatted(demo.untilUsable().toMillis() / 1000.0);
    }

    private static String signIn(DemoProcess demo) throws Exception {
        JsonNode outputs = JSON.readTree(demo.outputs().toFile());
        URI config = URI.create(outputs.at("/CognitoSync/SiteUrl").asText()).resolve("config.json");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(config).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("signIn").asText();
    }

    private static Shell.Result synth(String... more) throws Exception {
        return cdk(
                Map.of(),
                Stream.of(new String[] {"synth", "--quiet"}, more)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    private static Shell.Result cdk(Map<String, String> more, String... arguments) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of(
                // What npm itself would say of the machine's settings is no concern of the app.
                "npm_config_loglevel", "error",
                "CDK_DISABLE_CLI_TELEMETRY", "true",
                "JAVA_HOME", System.getProperty("java.home")));
        variables.putAll(more);
        return new Shell(clone, variables).run(CdkCommand.with(arguments));
    }
}
