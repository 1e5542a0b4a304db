package cognitosync.device.remote;

import java.time.Instant;
import java.util.Optional;

/**
 * A record as the service gave it.
 *
 * @param key its key
 * @param value its value; empty once removed
 * @param syncCount the count of its last change
 * @param lastModifiedDate when the service took that change
 * @param lastModifiedBy who made it, where the service tells
 * @param deviceLastModifiedDate when it was made on the device, where that told
 */
public record RemoteRecord(
        String key,
        Optional<String> value,
        long syncCount,
        Instant lastModifiedDate,
        Optional<String> lastModifiedBy,
        Optional<Instant> deviceLastModifiedDate) {}
