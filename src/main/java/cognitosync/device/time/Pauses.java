package cognitosync.device.time;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
public interface Pauses {
    /** Returns after this time. */
    void sleep(Duration length) throws InterruptedException;

    /**
     * Waits.
     *
     * @throws DeviceException of kind INTERRUPTED, if this thread is interrupted
     */
    default void pause(Duration length) {
        try {
            sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.INTERRUPTED, Messages.text("command.interrupted"), e);
        }
    }
}
