package cognitosync.journey.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudProcessIT {

    @TempDir
    Path folder;

    @Test
    void start_waitsForTheOutputsOfThisStartNotOfTheLast() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("outputs.json"), "{\"CognitoSync\": {\"SiteUrl\": \"of last time\"}}");
        try (LocalCloudProcess cloud = LocalCloudProcess.start(standIn(Map.of("local.website.port", "12345")))) {
            assertThat(cloud.outputs().siteUrl()).isEqualTo("http://localhost:12345/index.html");
            assertThat(cloud.outputs().apiEndpoint()).hasToString("http://localhost:1");
            assertThat(cloud.printed()).contains("up");
            assertThatThrownBy(() -> cloud.outputs().signInUrl()).hasMessageContaining("no CognitoSync.SignInUrl");
        }
    }

    @Test
    void start_ofWhatEndsAtOnce_tellsWhatItSaid() {
        assertThatThrownBy(() -> LocalCloudProcess.start(standIn(Map.of("stand-in.fails", "true"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("Port 4566 is taken.");
    }

    @Test
    void stop_isMeasuredAndCanBeFollowedByARestart() {
        try (LocalCloudProcess cloud = LocalCloudProcess.start(standIn(Map.of()))) {
            assertThatThrownBy(cloud::restart).isInstanceOf(IllegalStateException.class);
            assertThat(cloud.stop()).isLessThan(Duration.ofSeconds(5));
            try (LocalCloudProcess again = cloud.restart()) {
                assertThat(again.outputs().siteUrl()).isEqualTo("http://localhost:0/index.html");
                again.kill();
                assertThat(ProcessHandle.current().children().filter(LocalCloudProcessIT::isStandIn))
                        .isEmpty();
            }
        }
    }

    @Test
    void stop_ofWhatDoesNotEnd_failsAndKillsIt() {
        try (LocalCloudProcess cloud = LocalCloudProcess.start(standIn(Map.of("stand-in.stubborn", "true")))) {
            assertThatThrownBy(cloud::stop)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not end within 5 s");
            assertThat(ProcessHandle.current().children().filter(LocalCloudProcessIT::isStandIn))
                    .isEmpty();
        }
    }

    private static boolean isStandIn(ProcessHandle process) {
        return process.info().commandLine().orElse("").endsWith(StandInMain.class.getName());
    }

    private LocalCloudSetup standIn(Map<String, String> options) {
        return new LocalCloudSetup(StandInMain.class.getName(), folder.resolve("data"), options);
    }
}
