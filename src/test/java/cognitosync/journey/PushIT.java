package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Route;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Behind an API of AppSync, a page in live mode follows another device without a click: sooner than by polling, and through
 * lost networks. {@code -Dpush.changes} says how many changes; the network is cut at every twentieth, or at the last.
 */
class PushIT {

    private static final int CHANGES = Integer.getInteger("push.changes", 10);
    private static final int BETWEEN_CUTS = Math.min(20, CHANGES);

    /** Of a page that polls every five seconds. */
    private static final Duration MEDIAN_OF_POLLING = Duration.ofMillis(2_500);

    /** Notes when Set is pressed, by the clock of the machine, before the page hears of it. */
    private static final String NOTE_PRESSES = """
            addEventListener('click', ({ target }) => {
              if (target.closest('#button-set')) window.pressed = Date.now();
            }, true);""";

    /** Notes, by the same clock, from when on the page wears each colour. */
    private static final String NOTE_COLOURS = """
            window.worn = {};
            const look = () => {
              worn[getComputedStyle(document.body).backgroundColor] ??= Date.now();
              requestAnimationFrame(look);
            };
            look();""";

    @Test
    void everyChange_isSeenInTheOtherEngine_soonerThanByPolling_andOnceItsNetworkIsBack() {
        try (TwoDevices devices = TwoDevices.signedIn(
                SharedCloud.outputs("pkce", Backend.APPSYNC),
                Browsers.ready().first(),
                Browsers.ready().second())) {
            Device setting = devices.one();
            Device following = devices.other();
            Site.setColour(setting, "white");
            following.await("show its dataset", page -> page.shows("#data"));
            following.click("label[for=live]");
            setting.executeScript(NOTE_PRESSES);
            following.executeScript(NOTE_COLOURS);

            List<Long> milliseconds = new ArrayList<>();
            int cuts = 0;
            for (int change = 1; change <= CHANGES; change++) {
                boolean isCut = change % BETWEEN_CUTS == 0;
                if (isCut) {
                    cut(following, cuts++);
                }
                String colour = "rgb(%d, %d, 0)".formatted(100 + change / 100, 100 + change % 100);
                assertThat(Site.setColour(setting, colour)).contains("is saved");
                if (isCut) {
                    assertThat(worn(following, colour))
                            .as("while the network is cut")
                            .isZero();
                    following.reconnect();
                }
                following.await("wear " + colour, page -> worn(page, colour) > 0);
                if (!isCut) {
                    milliseconds.add(worn(following, colour) - number(setting, "return window.pressed"));
                }
            }
            milliseconds.sort(null);
            long median = milliseconds.get(milliseconds.size() / 2);
            System.out.printf(
                    "Pushed from %s to %s: %d ms from the click to the colour at the median of %d, %d ms at most; none of %d changes missed, network cut %d times%n",
                    setting.name(),
                    following.name(),
                    median,
                    milliseconds.size(),
                    milliseconds.get(milliseconds.size() - 1),
                    CHANGES,
                    cuts);
            assertThat(cuts).isPositive();
            assertThat(median).isLessThan(MEDIAN_OF_POLLING.toMillis());
        }
    }

    /** Every second time the browser is not told. */
    private static void cut(Device device, int before) {
        if (before % 2 == 0) {
            device.disconnect();
        } else {
            device.network().route(Route.CUT);
        }
    }

    /** Since when, in milliseconds since 1970; 0: not yet. */
    private static long worn(Device device, String colour) {
        return number(device, "return window.worn[arguments[0]] ?? 0", colour);
    }

    private static long number(Device device, String script, Object... arguments) {
        return ((Number) device.executeScript(script, arguments)).longValue();
    }
}
