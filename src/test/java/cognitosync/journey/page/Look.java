package cognitosync.journey.page;

import cognitosync.journey.browser.Device;

/** Looks at a page that a tour has come to. */
@FunctionalInterface
public interface Look {

    /**
     * Looks.
     *
     * @param state what the device shows, as a file may be called
     */
    void at(Device device, String state);
}
