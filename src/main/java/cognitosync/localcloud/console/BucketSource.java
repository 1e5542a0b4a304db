package cognitosync.localcloud.console;

import java.time.Instant;
import java.util.List;

/** The buckets, to the console. */
public interface BucketSource {
    /** Every bucket by name. */
    List<Bucket> buckets();

    /** Objects of a bucket in the order of their keys, from the first behind the given one. */
    List<StoredObject> objects(String bucket, String after, int limit);

    /**
     * A bucket.
     *
     * @param name its name
     * @param isWebsite whether it has a website address
     * @param objects how many it holds
     * @param bytes of all of them
     */
    record Bucket(String name, boolean isWebsite, long objects, long bytes) {}

    /**
     * An object.
     *
     * @param key its key
     * @param bytes its size
     * @param contentType as it is delivered
     * @param cacheControl as it is delivered; empty where it has none
     * @param lastModified when it last changed
     */
    record StoredObject(String key, long bytes, String contentType, String cacheControl, Instant lastModified) {}
}
