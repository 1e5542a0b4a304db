package cognitosync.device.time;

import cognitosync.device.messages.Messages;
import cognitosync.device.failure.DeviceException;
import java.time.Duration;

/** Lets time go by; a test's goes by at once. */
@FunctionalInterface
public interface Pauses {
    /** Comes back after this long. */
    void sleep(Duration length) throws InterruptedException;

    /**
     * Waits.
     *
     * @throws DeviceException.Interrupted where this thread is interrupted meanwhile
     */
    default void pause(Duration length) {
        try {
            sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException.Interrupted(Messages.text("interrupted"), e);
        }
    }
}
