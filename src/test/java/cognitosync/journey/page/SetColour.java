package cognitosync.journey.page;

import cognitosync.journey.browser.Device;

/** Types a colour and presses Set. */
public record SetColour(String colour) {

    /** What the status line says then. */
    public String on(Device device) {
        device.type("#background-color", colour);
        return Site.press(device, "#button-set");
    }
}
