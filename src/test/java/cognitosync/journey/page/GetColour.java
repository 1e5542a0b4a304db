package cognitosync.journey.page;

import cognitosync.journey.browser.Device;

/** Presses Get. */
public record GetColour() {

    /** What the status line says then. */
    public String on(Device device) {
        return Site.press(device, "#button-get");
    }
}
