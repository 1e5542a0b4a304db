package cognitosync.device.terminal;

import java.time.Duration;

/** Lets time go by; a test's goes by at once. */
@FunctionalInterface
public interface Pauses {
    /** Comes back after this long. */
    void pause(Duration length) throws InterruptedException;
}
