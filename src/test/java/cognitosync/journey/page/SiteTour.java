package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.StoredRecords;

/**
 * The site in every state that somebody signed in may see. The device needs a network of its own; the other device that
 * states such as a conflict need is played by the account's credentials.
 */
public record SiteTour(Outputs outputs) {

    public void on(Device device, Look look) {
        look.at(device, "signed-in");

        new SetColour("teal").on(device);
        new SetColour("rgb(250 204 21 / 40%)").on(device);
        look.at(device, "translucent");
        new SetColour("midnightblue").on(device);
        look.at(device, "saved");
        new SetColour("no colour").on(device);
        look.at(device, "error");

        device.click("#data summary");
        device.await("show its records", page -> page.shows("#data-records tr"));
        look.at(device, "dataset");
        device.click("#erase");
        device.await("ask before it erases", page -> page.shows("#erasing"));
        look.at(device, "erasing");
        device.click("#erase-not");
        device.click("#data summary");

        device.disconnect();
        new SetColour("crimson").on(device);
        Site.awaitSyncState(device, "waiting");
        look.at(device, "offline");
        new GetColour().on(device);
        look.at(device, "offline-error");

        new StoredRecords(outputs).set(Site.identityId(device), "preference", "background-color", "gold");
        device.reconnect();
        device.await("ask which colour stays", page -> page.shows("#conflict"));
        look.at(device, "conflict");
        device.click("#decide-later");
        device.await("put the choice off", page -> !page.shows("#conflict"));
        look.at(device, "conflict-later");
    }
}
