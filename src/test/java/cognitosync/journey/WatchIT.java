package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.cloud.AppSources;
import cognitosync.journey.cloud.Cdk;
import cognitosync.localcloud.LocalCloud;
import cognitosync.localcloud.TestCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.FluentWait;

/** The command {@code cdk watch} against the local cloud. */
class WatchIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String PAGE = "site/public/error.html";
    private static final Pattern CHANGE = Pattern.compile("Detected change to '([^']*)'");
    private static final Pattern DEPLOYED = Pattern.compile("Total time");

    @TempDir
    Path folder;

    @Test
    void watch_afterAnEditOfAPage_deploysOnce() throws Exception {
        Path data = folder.resolve("data");
        AppSources app = AppSources.copyInto(folder.resolve("app"));
        Path log = folder.resolve("watch.log");
        try (LocalCloud cloud = TestCloud.empty(folder)) {
            Process watch = new Cdk(app.folder(), data, folder.resolve("home"))
                    .start(log, "watch", "--no-hotswap", "--no-logs", "--require-approval", "never");
            try {
                awaitDeployments(1, watch, log);
                app.edit(PAGE, "no page at this address", "leads nowhere");
                awaitDeployments(2, watch, log);
                assertThat(errorPage(cloud)).contains("leads nowhere");

                // What the deployment itself had changed would be detected before this.
                app.edit(PAGE, "leads nowhere", "is unknown");
                awaitDeployments(3, watch, log);
                assertThat(errorPage(cloud)).contains("is unknown");
                assertThat(CHANGE.matcher(Files.readString(log)).results().map(found -> found.group(1)))
                        .as(Files.readString(log))
                        .containsExactly(PAGE, PAGE);
            } finally {
                List<ProcessHandle> all = watch.descendants().toList();
                watch.destroy();
                all.forEach(ProcessHandle::destroy);
                watch.waitFor();
            }
        }
    }

    private static void awaitDeployments(int count, Process watch, Path log) {
        new FluentWait<>(log)
                .withTimeout(LONGEST)
                .pollingEvery(Duration.ofMillis(50))
                .withMessage(() -> count + " deployments: " + text(log))
                .until(file -> {
                    assertThat(watch.isAlive()).as(text(file)).isTrue();
                    return DEPLOYED.matcher(text(file))
                                    .results()
                                    .map(MatchResult::group)
                                    .count()
                            >= count;
                });
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String errorPage(LocalCloud cloud) throws IOException, InterruptedException {
        URI missing = URI.create(cloud.outputs().get("CognitoSync").get("WebsiteUrl") + "/none");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(missing).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
