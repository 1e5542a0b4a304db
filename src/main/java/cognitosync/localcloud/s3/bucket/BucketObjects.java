package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.StoredObject;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The objects of every bucket. */
public record BucketObjects(Database database, InstantSource clock) {
    static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};

    /**
     * Content and headers of an object to be put.
     *
     * @param key its key
     * @param bytes its content
     * @param headers lower-case names of the response headers that belong to it, those of its checksum among them
     */
    public record Upload(String key, byte[] bytes, SortedMap<String, String> headers) {}

    /**
     * An object without its content.
     *
     * @param key its key
     * @param etag in quotes
     * @param lastModified when it last changed
     * @param size in bytes
     */
    public record ObjectSummary(String key, String etag, Instant lastModified, long size) {}

    /** The object of that key. */
    public Optional<StoredObject> find(String bucket, String key) {
        return database.read(
                t -> t.first("SELECT * FROM object WHERE bucket = ? AND key = ?", BucketObjects::object, bucket, key));
    }

    private static StoredObject object(Row row) throws SQLException {
        SortedMap<String, String> headers = row.json("headers", HEADERS);
        SortedMap<String, String> checksum = new TreeMap<>(headers);
        checksum.keySet().removeIf(name -> !name.startsWith(Checksums.PREFIX));
        headers.keySet().removeAll(checksum.keySet());
        return new StoredObject(
                row.text("key"), row.bytes("bytes"), row.text("etag"), row.instant("last_modified"), headers, checksum);
    }

    public boolean exists(String bucket, String key) {
        return database.read(t -> t.first(
                        "SELECT 1 AS found FROM object WHERE bucket = ? AND key = ?",
                        row -> row.flag("found"),
                        bucket,
                        key)
                .isPresent());
    }

    /** Those whose key starts with the prefix, without their content, in the order of the keys' bytes. */
    public List<ObjectSummary> summaries(String bucket, String prefix) {
        return database.read(t -> t.list(
                "SELECT key, etag, last_modified, length(bytes) AS size FROM object WHERE bucket = ?"
                        + " AND substr(key, 1, length(?)) = ? ORDER BY key",
                row -> new ObjectSummary(
                        row.text("key"), row.text("etag"), row.instant("last_modified"), row.number("size")),
                bucket,
                prefix,
                prefix));
    }

    /** The keys, in the order of their bytes. */
    public List<String> keys(String bucket) {
        return database.read(t -> keys(t, bucket));
    }

    private static List<String> keys(Transaction t, String bucket) throws SQLException {
        return t.list("SELECT key FROM object WHERE bucket = ? ORDER BY key", row -> row.text("key"), bucket);
    }

    /** Puts objects and deletes the keys that are surplus, in one transaction. */
    public void sync(String bucket, List<Upload> uploads, Predicate<String> surplus) {
        database.write(t -> {
            for (Upload upload : uploads) {
                put(t, bucket, upload, etag(upload.bytes()));
            }
            for (String key : keys(t, bucket)) {
                if (surplus.test(key)) {
                    t.update("DELETE FROM object WHERE bucket = ? AND key = ?", bucket, key);
                }
            }
            return uploads.size();
        });
    }

    /** Puts one object and gives its ETag. */
    public String put(String bucket, Upload upload) {
        String etag = etag(upload.bytes());
        put(bucket, upload, etag);
        return etag;
    }

    /** Puts one object with an ETag that is not made of the content. */
    public void put(String bucket, Upload upload, String etag) {
        database.write(t -> {
            put(t, bucket, upload, etag);
            return etag;
        });
    }

    // Equal content and headers change nothing, not even the date.
    private void put(Transaction t, String bucket, Upload upload, String etag) throws SQLException {
        SortedMap<String, String> headers = new TreeMap<>(upload.headers());
        if (!headers.containsKey(Checksums.TYPE)) {
            Headers.Field checksum = Checksums.unasked(upload.bytes());
            headers.put(checksum.name(), checksum.value());
            headers.put(Checksums.TYPE, Checksums.FULL_OBJECT);
        }
        t.update(
                "INSERT INTO object VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET"
                        + " bytes = excluded.bytes, etag = excluded.etag, last_modified = excluded.last_modified,"
                        + " headers = excluded.headers WHERE bytes <> excluded.bytes OR headers <> excluded.headers",
                bucket,
                upload.key(),
                upload.bytes(),
                etag,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                headers);
    }

    /** Deletes every object whose key starts with the prefix. */
    public void deleteAll(String bucket, String prefix) {
        sync(bucket, List.of(), key -> key.startsWith(prefix));
    }

    public void delete(String bucket, String key) {
        database.write(t -> t.update("DELETE FROM object WHERE bucket = ? AND key = ?", bucket, key));
    }

    public static String etag(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(Checksums.digest("MD5", bytes)) + '"';
    }
}
