package cognitosync.journey;

/** Presses Get. */
record GetColour() {

    /** What the status line says then. */
    String on(Device device) {
        return Site.press(device, "#button-get");
    }
}
