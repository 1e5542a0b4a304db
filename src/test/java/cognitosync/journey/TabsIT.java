package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Network;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.GetColour;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SetColour;
import cognitosync.journey.page.SignIn;
import cognitosync.journey.page.SignUp;
import cognitosync.journey.page.Site;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two tabs of one browser see each other's colours at once, and send each only once. */
class TabsIT {

    @ParameterizedTest(name = "in {0}")
    @MethodSource("cognitosync.journey.browser.Roles#eachEngine")
    void tabs_shareTheColourAndSendItOnce(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            Network network = device.network();
            new SignUp(person).overHttp(outputs);
            new SignIn(person).on(device, outputs);
            new SetColour("red").on(device);
            String first = device.openTab(outputs.signInUrl());
            device.await("be signed in", Site::isSignedIn);
            device.await("wear the colour of the first tab", page -> wears(page, "rgb(255, 0, 0)"));

            // Credentials are each tab's own.
            new GetColour().on(device);
            network.forget();
            new SetColour("blue").on(device);
            String second = device.switchTo(first);
            device.await("wear the colour of the second tab", page -> wears(page, "rgb(0, 0, 255)"));
            assertThat(network.operations()).isEqualTo(List.of("ListRecords", "UpdateRecords"));

            device.disconnect();
            assertThat(new SetColour("lime").on(device)).contains("lime is saved here");
            device.switchTo(second);
            device.await("wear the colour of the first tab", page -> wears(page, "rgb(0, 255, 0)"));
            network.forget();
            device.switchTo(first);
            device.reconnect();
            Site.awaitSyncState(device, "everywhere");
            device.switchTo(second);
            Site.awaitSyncState(device, "everywhere");
            assertThat(network.operations()).containsOnlyOnce("UpdateRecords");
        }
    }

    /** A duplicated tab has a copy of everything in sessionStorage, the refresh token included, which is good for once. */
    @ParameterizedTest(name = "in {0}")
    @MethodSource("cognitosync.journey.browser.Roles#eachEngine")
    void duplicatedTabs_shareOneRefresh(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            Network network = device.network();
            new SignUp(person).overHttp(outputs);
            new SignIn(person).on(device, outputs);
            new SetColour("red").on(device);
            Object copy = device.executeScript("return JSON.stringify({ ...sessionStorage })");
            String first = device.openTab(outputs.siteUrl());
            device.await("be opened", page -> page.shows("#sign-in"));
            device.executeScript("""
                    for (const [key, value] of Object.entries(JSON.parse(arguments[0]))) sessionStorage.setItem(key, value);""", copy);
            device.reload();
            device.await("be signed in", Site::isSignedIn);
            device.executeScript(ExpiryIT.AGE);
            String second = device.switchTo(first);
            device.executeScript(ExpiryIT.AGE);

            network.forget();
            new GetColour().on(device);
            device.switchTo(second);
            assertThat(new GetColour().on(device)).contains("red is your saved colour");
            assertThat(network.calls().stream()
                            .filter(call -> !call.isPreflight())
                            .map(call -> call.uri().getPath())
                            .filter("/oauth2/token"::equals))
                    .hasSize(1);
            assertThat(new SetColour("blue").on(device)).contains("blue is saved");
            device.switchTo(first);
            assertThat(new GetColour().on(device)).contains("blue is your saved colour");
        }
    }

    private static boolean wears(Device device, String colour) {
        return device.backgroundColor().equals(colour);
    }
}
