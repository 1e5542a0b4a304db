package cognitosync.localcloud.s3.object;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object as it is kept.
 *
 * @param key any text: a slash in it means nothing to S3
 * @param bytes its content
 * @param etag MD5 of the content in hex, in quotes
 * @param lastModified when content or headers last changed, in whole seconds
 * @param headers lower-case names of the response headers that belong to it
 * @param checksum the headers that tell its checksum to those who ask for it
 */
public record StoredObject(
        String key,
        byte[] bytes,
        String etag,
        Instant lastModified,
        SortedMap<String, String> headers,
        SortedMap<String, String> checksum) {
    public StoredObject {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        checksum = Collections.unmodifiableSortedMap(new TreeMap<>(checksum));
    }
}
