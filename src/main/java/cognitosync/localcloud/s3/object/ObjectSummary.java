package cognitosync.localcloud.s3.object;

import java.time.Instant;

/**
 * An object without its content.
 *
 * @param key its key
 * @param etag in quotes
 * @param lastModified when it last changed
 * @param size in bytes
 */
public record ObjectSummary(String key, String etag, Instant lastModified, long size) {}
