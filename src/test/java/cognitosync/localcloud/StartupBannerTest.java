package cognitosync.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.address.StackReport;
import cognitosync.localcloud.cloudformation.stack.StackStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the terminal says, by how the stacks stand and not by how the local cloud was started. */
class StartupBannerTest {
    private static final Map<String, String> LOCAL =
            Map.of("ApiEndpoint", "http://localhost:4566", "InboxUrl", "http://localhost:4566/_local/inbox");
    private static final StackReport SITE = report("CognitoSync", StackStatus.UPDATE_COMPLETE, "http://localhost:8080");
    private static final StackReport SECOND = report("Second", StackStatus.CREATE_COMPLETE, "http://localhost:40001");
    private static final StackReport BROKEN = new StackReport(
            "Broken", StackStatus.ROLLBACK_COMPLETE, Optional.of("MinimumLength is 3."), false, Map.of());

    private static StackReport report(String name, StackStatus status, String site) {
        return new StackReport(
                name,
                status,
                Optional.empty(),
                true,
                Map.of(
                        "SiteUrl",
                        site + "/index.html",
                        "WebsiteUrl",
                        site.replace("localhost", "127.0.0.1"),
                        "UserPoolDomain",
                        "http://localhost:8081"));
    }

    private static String greeting(boolean empty, StackReport... stacks) {
        LocalCloudOptions options =
                new LocalCloudOptions(0, 0, 0, Path.of(".local"), "eu-west-1", empty, Path.of("cdk.out"));
        return StartupBanner.of(List.of(stacks), LOCAL, options, Duration.ofMillis(3_700));
    }

    @Test
    void deployedStack_isNamedWithTheAddressToOpen() {
        assertThat(greeting(false, SITE))
                .contains("up (3.7 s), region eu-west-1", "CognitoSync is deployed.")
                .containsPattern("Open +http://localhost:8080/index.html\\R")
                .containsPattern("Sign-in pages +http://localhost:8081\\R")
                .containsPattern("Inbox +http://localhost:4566/_local/inbox\\R")
                .containsPattern("Console +http://localhost:4566/_local/console\\R")
                .contains("Data is kept in .local. Press Ctrl-C to stop.")
                .doesNotContain("No stack", "127.0.0.1", "cdk");
    }

    @Test
    void emptyStart_onAFolderWithAStack_namesIt_andTellsHowToDeployMore() {
        assertThat(greeting(true, SITE))
                .contains("CognitoSync is deployed.", "http://localhost:8080/index.html", "AWS_CONFIG_FILE", "deploy")
                .doesNotContain("No stack");
    }

    @Test
    void emptyStart_onAnEmptyFolder_saysThatNothingIsDeployed_andHow() {
        assertThat(greeting(true))
                .contains("No stack is deployed", "AWS_CONFIG_FILE", "aws-cdk@")
                .doesNotContain("Open", "Sign-in pages");
    }

    @Test
    void severalStacks_areAllNamed_failedOnesWithTheirReason() {
        assertThat(greeting(true, BROKEN, SITE, SECOND))
                .contains("CognitoSync is deployed.", "Second is deployed.", "http://localhost:40001/index.html")
                .contains(
                        "Deploying Broken failed: MinimumLength is 3; see http://localhost:4566/_local/console/stacks")
                .doesNotContain("No stack");
    }

    @Test
    void failedStackAlone_isNoDeployedOne() {
        assertThat(greeting(true, BROKEN)).contains("Deploying Broken failed", "No stack is deployed");
    }

    @Test
    void stackWithAChangeSetOnly_isNotNamed() {
        StackReport reviewed =
                new StackReport("Later", StackStatus.REVIEW_IN_PROGRESS, Optional.empty(), false, Map.of());
        assertThat(greeting(true, reviewed)).contains("No stack is deployed").doesNotContain("Later");
    }

    @Test
    void halfDeletedStack_isNotDeployed_andSaysWhy() {
        StackReport half = new StackReport(
                "Demo", StackStatus.DELETE_FAILED, Optional.of("The bucket is not empty"), true, SITE.outputs());
        assertThat(greeting(true, half))
                .contains("Deleting Demo failed: The bucket is not empty; see", "No stack is deployed")
                .doesNotContain("8080");
    }

    @Test
    void everyEnding_isOneSentence() {
        assertThat(SITE.ending("http://api"))
                .contains("CognitoSync is deployed: open http://localhost:8080/index.html");
        assertThat(ending(StackStatus.CREATE_COMPLETE)).contains("Demo is deployed.");
        assertThat(ending(StackStatus.DELETE_COMPLETE)).contains("Demo was deleted.");
        assertThat(ending(StackStatus.ROLLBACK_FAILED))
                .contains("Deploying Demo failed: It broke; see http://api/_local/console/stacks");
        assertThat(ending(StackStatus.UPDATE_ROLLBACK_COMPLETE))
                .contains("Updating Demo failed: It broke; see http://api/_local/console/stacks"
                        + " (the stack was rolled back)");
        assertThat(ending(StackStatus.UPDATE_ROLLBACK_FAILED).orElseThrow())
                .startsWith("Updating Demo failed: It broke; see ");
        assertThat(ending(StackStatus.DELETE_FAILED).orElseThrow()).startsWith("Deleting Demo failed: It broke; see ");
        for (StackStatus status : StackStatus.values()) {
            assertThat(ending(status).isEmpty())
                    .as("%s", status)
                    .isEqualTo(status.name().endsWith("_IN_PROGRESS"));
        }
    }

    private static Optional<String> ending(StackStatus status) {
        return new StackReport("Demo", status, Optional.of("It broke."), true, Map.of()).ending("http://api");
    }

    @Test
    void reasonOfATemplatesChoosing_staysOnItsLine() {
        String reason = "bad\r\nvalue \u001b[2J\u0007\u2028\u202e" + "x".repeat(2_000);
        String sentence = new StackReport("Demo", StackStatus.DELETE_FAILED, Optional.of(reason), true, Map.of())
                .ending("http://api")
                .orElseThrow();
        assertThat(sentence)
                .startsWith("Deleting Demo failed: bad value [2J x")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028]")
                .hasSizeLessThan(700);
    }

    @Test
    void farewell_saysWhatIsKeptAndHowToGoOn() {
        LocalCloudOptions options =
                new LocalCloudOptions(0, 0, 0, Path.of("a-folder"), "eu-west-1", false, Path.of("cdk.out"));
        assertThat(StartupBanner.farewell(options))
                .contains("Stopped.", "kept in " + Path.of("a-folder").toAbsolutePath())
                .contains("Run the same command to start again", "remove that folder");
    }
}
