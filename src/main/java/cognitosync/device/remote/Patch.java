package cognitosync.device.remote;

import java.time.Instant;
import java.util.Optional;

/**
 * A change to one record.
 *
 * @param key of the record
 * @param value its new value; empty removes it
 * @param syncCount the last known count of the record; 0 if there is none
 * @param changedAt time of the change on this device
 */
public record Patch(String key, Optional<String> value, long syncCount, Instant changedAt) {}
