package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.StoredRecords;

/**
 * The site in every state that a signed-in person may see. The device needs a network of its own; the other device that
 * states such as a conflict need is played by the account's credentials.
 */
public record SiteTour(Outputs outputs) {

    public void on(Device device, Look look) {
        look.at(device, "signed-in");

        Site.setColour(device, "teal");
        Site.setColour(device, "rgb(250 204 21 / 40%)");
        look.at(device, "translucent");
        Site.setColour(device, "midnightblue");
        look.at(device, "saved");
        Site.setColour(device, "no colour");
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
        Site.setColour(device, "crimson");
        Site.awaitSyncState(device, "waiting");
        look.at(device, "offline");
        Site.getColour(device);
        look.at(device, "offline-error");

        StoredRecords.in(outputs).set(Site.identityId(device), "preference", "background-color", "gold");
        device.reconnect();
        device.await("ask which colour stays", page -> page.shows("#conflict"));
        look.at(device, "conflict");
        device.click("#decide-later");
        device.await("put the choice off", page -> !page.shows("#conflict"));
        look.at(device, "conflict-later");
    }
}
