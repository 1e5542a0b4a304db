package cognitosync.journey.page;

import cognitosync.journey.browser.Device;

/** Signs out of the site and of the sign-in pages; ends on the site, signed out. */
public record SignOut() {

    public void on(Device device) {
        device.click("#sign-out");
        device.await("be signed out", page -> page.shows("#sign-in") && !page.shows("#sign-out"));
    }
}
