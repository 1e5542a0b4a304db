package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.Chromium;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was set without a network outlives the browser, in engines that keep anything under automation. */
class BrowserRestartIT {

    @TempDir
    Path profile;

    @Test
    void colourSetOffline_outlivesTheBrowser_andIsEverywhereAfterTheNextSignIn() {
        Engine engine = Browsers.ready().first();
        assumeTrue(engine instanceof Chromium, engine.name() + " forgets everything when its automation ends");
        Chromium chromium = ((Chromium) engine).remembering(profile);
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device before = chromium.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(before, outputs);
            Site.awaitKeptForOffline(before);
            before.disconnect();
            assertThat(Site.setColour(before, "red")).contains("red is saved on this device");
        }
        try (Device after = chromium.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signIn(after, outputs);
            Site.awaitSyncState(after, "everywhere");
            assertThat(after.backgroundColor()).isEqualTo("rgb(255, 0, 0)");
        }
        try (Device other = engine.device(ColorScheme.LIGHT)) {
            person.signIn(other, outputs);
            assertThat(Site.getColour(other)).contains("Your saved colour is red");
        }
    }
}
