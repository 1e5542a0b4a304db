package cognitosync.device.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * A local change that is not synchronized yet.
 *
 * @param value the value; empty removes the record
 * @param at the time, by this device's clock
 */
public record Edit(Optional<String> value, Instant at) {
    /** Sets a value. */
    public static Edit set(String value, Instant at) {
        return new Edit(Optional.of(value), at);
    }

    /** Removes the record. */
    public static Edit removal(Instant at) {
        return new Edit(Optional.empty(), at);
    }
}
