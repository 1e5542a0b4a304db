package cognitosync.journey;

/** Looks at a page that a tour has come to. */
@FunctionalInterface
interface Look {

    /**
     * Looks.
     *
     * @param state what the device shows, as a file may be called
     */
    void at(Device device, String state);
}
