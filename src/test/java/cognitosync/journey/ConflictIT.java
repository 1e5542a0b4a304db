package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.page.Site;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Two colours set without seeing each other: the person chooses, on either device, and the choice is everywhere. */
class ConflictIT {

    private static final String RED = "rgb(255, 0, 0)";
    private static final String BLUE = "rgb(0, 0, 255)";
    private static final String LIME = "rgb(0, 255, 0)";

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("cognitosync.journey.browser.Roles#bothOrders")
    void coloursSetApart_areChosenBetween(Engine first, Engine second) {
        try (TwoDevices devices = TwoDevices.signedIn("pkce", first, second)) {
            Device one = devices.one();
            Device other = devices.other();
            // A phone.
            other.resize(390, 844);
            Site.setColour(one, "white");
            Site.getColour(other);

            setApart(one, "red", other, "blue");
            assertThat(chip(one, "#local")).isEqualTo(RED);
            assertThat(chip(one, "#remote")).isEqualTo(BLUE);
            one.press(Keys.ESCAPE);
            one.await("put the choice off", page -> !page.shows("#conflict"));
            assertThat(Site.syncState(one)).isEqualTo("conflict");
            assertThat(one.backgroundColor()).isEqualTo(RED);
            one.click("#decide");
            one.click("#keep-remote");
            Site.awaitSyncState(one, "everywhere");
            assertThat(one.pixel(5, 450)).isEqualTo(BLUE);

            setApart(other, "lime", one, "yellow");
            assertThat(chip(other, "#local")).isEqualTo(LIME);
            other.click("#keep-local");
            Site.awaitSyncState(other, "everywhere");
            assertThat(other.backgroundColor()).isEqualTo(LIME);
            assertThat(Site.getColour(one)).contains("Your saved colour is lime");
            assertThat(one.pixel(5, 450)).isEqualTo(LIME);
        }
    }

    /** The one sets a colour without a network, the other with one; then the network is back. */
    private static void setApart(Device offline, String colour, Device online, String another) {
        offline.disconnect();
        assertThat(Site.setColour(offline, colour)).contains("is saved on this device");
        assertThat(Site.setColour(online, another)).contains("is saved");
        offline.reconnect();
        // It asks by itself.
        assertThat(offline.text("#conflict #local-colour")).isEqualTo(colour);
        assertThat(offline.text("#conflict #remote-colour")).isEqualTo(another);
    }

    /** What is painted as this side's sample. */
    private static String chip(Device device, String side) {
        List<?> place = (List<?>) device.executeScript("""
                const { left, top, width, height } = document.querySelector(arguments[0] + ' i').getBoundingClientRect();
                return [left + width / 2, top + height / 2];""", side);
        return device.pixel(((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue());
    }
}
