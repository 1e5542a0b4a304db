package cognitosync.device.remote;

import java.time.Instant;
import java.util.Optional;

/**
 * A change to one record.
 *
 * @param key which
 * @param value its new value; empty removes it
 * @param syncCount the last count that this device knows of it, 0 where it knows none
 * @param changedAt when the change was made on this device
 */
public record Patch(String key, Optional<String> value, long syncCount, Instant changedAt) {}
