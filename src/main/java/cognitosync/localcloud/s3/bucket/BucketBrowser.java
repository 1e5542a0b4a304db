package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.store.Database;
import java.time.Instant;
import java.util.List;

/**
 * What the buckets hold, for the console: names, sizes and headers.
 *
 * @param database with the tables of buckets and objects
 */
public record BucketBrowser(Database database) {
    /**
     * A bucket.
     *
     * @param name its name
     * @param isWebsite whether it has a website address
     * @param objects how many it holds
     * @param bytes of all of them
     */
    public record Holder(String name, boolean isWebsite, long objects, long bytes) {}

    /**
     * An object.
     *
     * @param key its key
     * @param bytes its size
     * @param contentType as it is delivered
     * @param cacheControl as it is delivered; empty where it has none
     * @param lastModified when content or headers last changed
     */
    public record Item(String key, long bytes, String contentType, String cacheControl, Instant lastModified) {}

    /** Every bucket by name. */
    public List<Holder> buckets() {
        return database.read(t -> t.list(
                "SELECT name, index_document IS NOT NULL AS website, count(key) AS objects,"
                        + " coalesce(sum(length(bytes)), 0) AS total"
                        + " FROM bucket LEFT JOIN object ON bucket = name GROUP BY name ORDER BY name",
                row -> new Holder(row.text("name"), row.flag("website"), row.number("objects"), row.number("total"))));
    }

    /** Objects of a bucket in the order of their keys, from the first behind the given one. */
    public List<Item> objects(String bucket, String after, int limit) {
        return database.read(t -> t.list(
                "SELECT key, length(bytes) AS size, headers, last_modified FROM object"
                        + " WHERE bucket = ? AND key > ? ORDER BY key LIMIT ?",
                row -> {
                    var headers = row.json("headers", BucketObjects.HEADERS);
                    return new Item(
                            row.text("key"),
                            row.number("size"),
                            headers.getOrDefault("content-type", ""),
                            headers.getOrDefault("cache-control", ""),
                            row.instant("last_modified"));
                },
                bucket,
                after,
                limit));
    }
}
