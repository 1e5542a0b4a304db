package cognitosync.device.remote;

import java.time.Instant;
import java.util.Optional;

/**
 * A record from the service.
 *
 * @param key its key
 * @param value its value; empty once removed
 * @param syncCount the count of its last change
 * @param lastModifiedDate when the service accepted that change
 * @param lastModifiedBy who made it, if the service says so
 * @param deviceLastModifiedDate when it was made, if the device said so
 */
public record RemoteRecord(
        String key,
        Optional<String> value,
        long syncCount,
        Instant lastModifiedDate,
        Optional<String> lastModifiedBy,
        Optional<Instant> deviceLastModifiedDate) {}
