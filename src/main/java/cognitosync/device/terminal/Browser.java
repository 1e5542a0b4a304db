package cognitosync.device.terminal;

import java.net.URI;

/** The browser of the person at the terminal. */
@FunctionalInterface
public interface Browser {
    /** Opens the address; false if there is no browser. */
    boolean open(URI address);
}
