package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.Chromium;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Roles;
import cognitosync.journey.page.Site;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set without a network is there at once, stays through a reload, and is everywhere when the network is back. */
class OfflineIT {

    private static final String RED = "rgb(255, 0, 0)";

    static Stream<Arguments> roles() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of(
                Arguments.of("pkce", Roles.named(first), Roles.named(second)),
                Arguments.of("pkce", Roles.named(second), Roles.named(first)),
                Arguments.of("implicit", Roles.named(second), Roles.named(first)));
    }

    @ParameterizedTest(name = "signIn={0}: offline {1}, online {2}")
    @MethodSource("roles")
    void colourSetOffline_isEverywhereOnceTheNetworkIsBack(String signIn, Engine first, Engine second) {
        try (TwoDevices devices = TwoDevices.signedIn(signIn, first, second)) {
            Device one = devices.one();
            Device other = devices.other();
            Site.awaitKeptForOffline(one);

            one.disconnect();
            assertThat(Site.setColour(one, "red")).contains("red is saved on this device");
            Site.awaitSyncState(one, "waiting");
            assertThat(one.pixel(5, 450)).isEqualTo(RED);

            one.reload();
            one.await("be signed in still", Site::isSignedIn);
            one.await("wear what was set", page -> page.backgroundColor().equals(RED));
            // The colour is painted first, before the dataset is open.
            one.await("know that the colour is here only", page -> Set.of("here", "waiting")
                    .contains(Site.syncState(page)));
            assertThat(Site.name(one)).isEqualTo(devices.person().name());
            assertThat(Site.getColour(other)).contains("No colour is saved yet");

            one.reconnect();
            Site.awaitSyncState(one, "everywhere");
            assertThat(Site.getColour(other)).contains("Your saved colour is red");
            assertThat(other.pixel(5, 450)).isEqualTo(RED);
            assertThat(other.text("#provenance")).startsWith(first instanceof Chromium ? "Chrome" : "Safari");
        }
    }
}
