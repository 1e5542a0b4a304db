package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Network;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;

/** Two tabs of one browser see each other's colours at once, and send each only once. */
class TabsIT {

    @EachEngine
    void tabs_shareTheColourAndSendItOnce(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            Network network = device.network();
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            String first = device.openTab(outputs.signInUrl());
            device.await("be signed in", Site::isSignedIn);
            device.await("wear the colour of the first tab", page -> wears(page, "rgb(255, 0, 0)"));

            // Credentials are each tab's own.
            Site.getColour(device);
            network.forget();
            Site.setColour(device, "blue");
            String second = device.switchTo(first);
            device.await("wear the colour of the second tab", page -> wears(page, "rgb(0, 0, 255)"));
            assertThat(network.operations()).isEqualTo(outputs.backend().setWhereKnown());

            device.disconnect();
            assertThat(Site.setColour(device, "lime")).contains("lime is saved on this device");
            device.switchTo(second);
            device.await("wear the colour of the first tab", page -> wears(page, "rgb(0, 255, 0)"));
            network.forget();
            device.switchTo(first);
            device.reconnect();
            Site.awaitSyncState(device, "everywhere");
            device.switchTo(second);
            Site.awaitSyncState(device, "everywhere");
            assertThat(network.operations()).containsOnlyOnce(outputs.backend().writing());
        }
    }

    /** A duplicated tab has a copy of everything in sessionStorage, the refresh token included, which is good for once. */
    @EachEngine
    void duplicatedTabs_shareOneRefresh(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            Network network = device.network();
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
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
            Site.getColour(device);
            device.switchTo(second);
            assertThat(Site.getColour(device)).contains("Your saved colour is red");
            assertThat(network.calls().stream()
                            .filter(call -> !call.isPreflight())
                            .map(call -> call.uri().getPath())
                            .filter("/oauth2/token"::equals))
                    .hasSize(1);
            assertThat(Site.setColour(device, "blue")).contains("blue is saved");
            device.switchTo(first);
            assertThat(Site.getColour(device)).contains("Your saved colour is blue");
        }
    }

    private static boolean wears(Device device, String colour) {
        return device.backgroundColor().equals(colour);
    }
}
