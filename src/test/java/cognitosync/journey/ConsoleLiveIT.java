package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Deployment;
import cognitosync.journey.cloud.LocalCloudProcess;
import cognitosync.journey.cloud.LocalCloudSetup;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live request log while it is read: scroll position and focus stay, and it reconnects after a restart. */
class ConsoleLiveIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void log_readFurtherDown_keepsPlaceAndFocus_andTellsOnceWhatCameIn() {
        Outputs outputs = SharedCloud.outputs("pkce");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            for (int i = 0; i < 100; i++) {
                put(outputs, "earlier-" + i);
            }
            device.resize(1000, 600);
            device.open(console(outputs, "?show=denied"));
            device.await("show a hundred lines", shown -> lines(shown) == 100);
            device.executeScript("""
                    window.read = document.querySelector('.call:nth-child(60) a');
                    read.scrollIntoView({ block: 'center', behavior: 'instant' });
                    read.focus({ preventScroll: true });
                    window.last = document.querySelector('.call:last-child');
                    window.place = read.getBoundingClientRect().top;
                    window.told = [];
                    new MutationObserver(() => told.push(document.getElementById('news').textContent))
                      .observe(document.getElementById('news'), { childList: true });""");
            for (int i = 0; i < 5; i++) {
                put(outputs, "meanwhile-" + i);
            }
            device.await("show all that came in", shown -> shown.executeScript("return log.textContent")
                    .toString()
                    .contains("meanwhile-4"));
            device.await("tell what came in once it is quiet", shown -> shown.text("#news")
                    .matches("Live: \\d+ new, \\d+ denied"));
            assertThat(device.executeScript("return Math.round(read.getBoundingClientRect().top - place)"))
                    .as("pixels that the line which is read has moved")
                    .isEqualTo(0L);
            assertThat(device.executeScript("return document.activeElement === read"))
                    .as("the focus is where it was")
                    .isEqualTo(true);
            assertThat(device.executeScript("return log.childElementCount")).isEqualTo(100L);
            assertThat(device.executeScript("return told.filter((text) => text.includes(' new')).length"))
                    .as("how often it was told: %s", device.executeScript("return told"))
                    .isEqualTo(1L);
            assertThat(device.executeScript("return document.querySelector('#older a').href"))
                    .as("older ones begin behind the last line")
                    .isEqualTo(device.executeScript(
                            "return location.href + '&before=' + log.lastElementChild.dataset.number"));
        }
    }

    @Test
    void log_readAtItsEnd_keepsTheLinesThatAreRead() {
        Outputs outputs = SharedCloud.outputs("pkce");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            for (int i = 0; i < 100; i++) {
                put(outputs, "filling-" + i);
            }
            device.open(console(outputs, "?show=denied"));
            device.executeScript("""
                    window.end = log.lastElementChild;
                    end.scrollIntoView({ block: 'end', behavior: 'instant' });
                    end.querySelector('a').focus({ preventScroll: true });""");
            put(outputs, "after-all");
            device.await("show what came in", shown -> shown.executeScript("return log.textContent")
                    .toString()
                    .contains("after-all"));
            assertThat(device.executeScript("return end.isConnected && end.contains(document.activeElement)"))
                    .isEqualTo(true);
            device.executeScript("document.getElementById('live').focus()");
            put(outputs, "later-still");
            device.await("let the oldest go", shown -> lines(shown) == 100);
        }
    }

    @Test
    void log_thatNobodySees_asksNothing_andCatchesUpWithoutShowingAnythingTwice() {
        Outputs outputs = SharedCloud.outputs("pkce");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            device.open(console(outputs, ""));
            device.await("be live", shown -> shown.text("#news").startsWith("Live"));
            device.executeScript("""
                    window.planned = new Set();
                    const { setTimeout: set, clearTimeout: clear } = window;
                    window.setTimeout = (step, time) => {
                      const id = set(() => { planned.delete(id); step(); }, time);
                      planned.add(id);
                      return id;
                    };
                    window.clearTimeout = (id) => { planned.delete(id); clear(id); };""");
            device.await("plan what comes next", shown -> planned(shown) > 0);
            hide(device, true);
            device.await("plan nothing more", shown -> planned(shown) == 0);
            String key = "unseen-" + Long.toHexString(System.nanoTime());
            put(outputs, key);
            assertThat(planned(device)).as("what is planned while hidden").isZero();
            // Coming and going while a request is under way must not show its answer twice.
            for (int i = 0; i < 5; i++) {
                hide(device, false);
                hide(device, true);
            }
            hide(device, false);
            device.await("catch up", shown -> shown.text("#log").contains(key));
            String another = "seen-" + Long.toHexString(System.nanoTime());
            put(outputs, another);
            device.await("go on", shown -> shown.text("#log").contains(another));
            assertThat(device.executeScript(
                            "return [...document.querySelectorAll('.call')].filter((line) =>"
                                    + " line.textContent.includes(arguments[0])).length",
                            key))
                    .isEqualTo(1L);
        }
    }

    @Test
    void log_whoseCloudIsStartedAnew_goesOnByItself_andTellsThePastApart() {
        LocalCloudSetup setup = LocalCloudSetup.of(
                        folder.resolve("data"),
                        Deployment.of(folder.resolve("cdk.out"), "pkce").assembly())
                .withLastingPorts();
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT);
                LocalCloudProcess cloud = LocalCloudProcess.start(setup)) {
            put(cloud.outputs(), "before-the-end");
            device.open(console(cloud.outputs(), ""));
            device.await("show the request", shown -> shown.text("#log").contains("before-the-end"));
            String why = String.valueOf(device.executeScript("return document.querySelector('.call a').href"));
            device.executeScript("window.samePage = true; document.querySelector('.call a').focus()");
            cloud.stop();
            device.await("say that nobody answers", shown -> shown.text("#news")
                    .startsWith("No response from the local cloud. Trying again in"));
            try (LocalCloudProcess later = cloud.restart()) {
                put(later.outputs(), "after-the-start");
                device.await("go on", shown -> shown.text("#log").contains("after-the-start"));
                assertThat(device.text("#news")).startsWith("Live");
                assertThat(device.text("#log"))
                        .containsSubsequence("after-the-start", "was restarted", "before-the-end");
                assertThat(device.executeScript("return samePage && document.activeElement.href"))
                        .as("nothing was loaded anew, and the focus is where it was")
                        .isEqualTo(why);
                device.open(why);
                assertThat(device.text("main")).contains("no longer stored").doesNotContain("after-the-start");
            }
        }
    }

    private static long planned(Device device) {
        return ((Number) device.executeScript("return planned.size")).longValue();
    }

    private static void hide(Device device, boolean hidden) {
        device.executeScript("""
                Object.defineProperty(document, 'hidden', { value: arguments[0], configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));""", hidden);
    }

    private static long lines(Device device) {
        return ((Number) device.executeScript("return document.querySelectorAll('.call').length")).longValue();
    }

    private static String console(Outputs outputs, String query) {
        return outputs.apiEndpoint().resolve("/_local/console" + query).toString();
    }

    /** A write that no bucket policy allows. */
    private static void put(Outputs outputs, String key) {
        URI object = URI.create(outputs.siteUrl()).resolve("/" + key);
        HttpRequest request = HttpRequest.newBuilder(object)
                .PUT(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        try {
            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
