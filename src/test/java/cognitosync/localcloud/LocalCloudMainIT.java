package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.infra.TestAssembly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                    .isEqualTo(
                            ("Port %d of this machine is taken by another program; stop that program, or choose another"
                                            + " port with -Dlocal.signin.port=PORT (0 = any free port).")
                                    .formatted(other.getLocalPort()));
        }
    }

    @Test
    void aBrokenAssembly_endsItWithASentence() throws Exception {
        Ended ended = run("broken", folder.resolve("nothing-here"));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.printed().strip())
                .contains("nothing-here")
                .contains("manifest.json")
                .doesNotContain("\n");
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

    private static Ended run(String name, Path assembly, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Dlocal.website.port=0", "-Dlocal.signin.port=0", "-Dlocal.api.port=0"));
        command.add("-Dlocal.assembly=" + assembly);
        command.add("-Dlocal.data=" + folder.resolve("data-" + name));
        command.addAll(List.of(options));
        command.add("cognitosync.localcloud.LocalCloudMain");
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
