package cognitosync.device.terminal;

import java.net.URI;

/** The browser of the person at the terminal. */
@FunctionalInterface
public interface Browser {
    /** Shows the address; false where there is no browser that could. */
    boolean open(URI address);
}
