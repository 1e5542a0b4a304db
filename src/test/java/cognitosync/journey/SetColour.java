package cognitosync.journey;

/** Types a colour and presses Set. */
record SetColour(String colour) {

    /** What the status line says then. */
    String on(Device device) {
        device.type("#background-color", colour);
        return Site.press(device, "#button-set");
    }
}
