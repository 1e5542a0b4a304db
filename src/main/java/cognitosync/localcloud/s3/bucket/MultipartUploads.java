package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Multipart uploads. An upload that is not completed within a day is deleted.
 *
 * @param database where the parts are stored
 * @param clock tells when an upload expires
 * @param mostBytes that all parts of an object have together, as it is put together in memory
 */
public record MultipartUploads(Database database, InstantSource clock, long mostBytes) {
    /** The highest number of a part. */
    public static final int LAST_PART = 10_000;

    private static final Duration LONGEST = Duration.ofDays(1);

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    public MultipartUploads(Database database, InstantSource clock) {
        this(database, clock, MOST_BYTES);
    }

    /** A part that arrived. */
    public record Part(int number, byte[] bytes, String etag) {}

    /**
     * A multipart upload in progress.
     *
     * @param headers of the object
     * @param checksum that the object will have
     */
    public record Upload(SortedMap<String, String> headers, Optional<PartsChecksum> checksum) {}

    public String begin(String bucket, String key, Upload upload) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString();
        database.write(t -> {
            t.update("DELETE FROM multipart_upload WHERE created_at < ?", now.minus(LONGEST));
            return t.update(
                    "INSERT INTO multipart_upload VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    bucket,
                    key,
                    upload.headers(),
                    now,
                    upload.checksum().map(PartsChecksum::algorithm).orElse(null),
                    upload.checksum().map(PartsChecksum::type).orElse(null));
        });
        return id;
    }

    /** A multipart upload in progress. */
    public Upload upload(Bucket bucket, String key, String id) {
        return find(bucket, key, id).orElseThrow(MultipartUploads::unknown);
    }

    private Optional<Upload> find(Bucket bucket, String key, String id) {
        return database.read(t -> t.first(
                "SELECT * FROM multipart_upload WHERE id = ? AND bucket = ? AND key = ?",
                row -> new Upload(row.json("headers", BucketObjects.HEADERS), checksum(row)),
                id,
                bucket.name(),
                key));
    }

    private static Optional<PartsChecksum> checksum(Row row) throws SQLException {
        Optional<String> type = row.optionalText("checksum_type");
        return row.optionalText("checksum_algorithm")
                .map(algorithm -> new PartsChecksum(algorithm, type.orElseThrow()));
    }

    static S3Exception unknown() {
        return new S3Exception(new S3Error(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.",
                Map.of()));
    }

    public void put(String id, Part part) {
        database.write(t -> {
            requireAtMost(
                    t,
                    part.bytes().length,
                    "SELECT coalesce(sum(length(bytes)), 0) AS total FROM upload_part WHERE upload = ? AND number <> ?",
                    id,
                    part.number());
            return t.update(
                    "INSERT INTO upload_part VALUES (?, ?, ?, ?) ON CONFLICT (upload, number) DO UPDATE SET"
                            + " bytes = excluded.bytes, etag = excluded.etag",
                    id,
                    part.number(),
                    part.bytes(),
                    part.etag());
        });
    }

    public List<Part> parts(String id) {
        return database.read(t -> {
            requireAtMost(
                    t, 0, "SELECT coalesce(sum(length(bytes)), 0) AS total FROM upload_part WHERE upload = ?", id);
            return t.list(
                    "SELECT * FROM upload_part WHERE upload = ? ORDER BY number",
                    row -> new Part((int) row.number("number"), row.bytes("bytes"), row.text("etag")),
                    id);
        });
    }

    private void requireAtMost(Transaction t, long more, String sql, Object... arguments) throws SQLException {
        long total = t.first(sql, row -> row.number("total"), arguments).orElse(0L);
        if (total + more > mostBytes) {
            throw new S3Exception(new S3Error(
                    400,
                    "EntityTooLarge",
                    "Your proposed upload exceeds the maximum allowed size",
                    Map.of("MaxSizeAllowed", Long.toString(mostBytes))));
        }
    }

    public void end(String id) {
        database.write(t -> end(t, id));
    }

    private static int end(Transaction t, String id) throws SQLException {
        return t.update("DELETE FROM multipart_upload WHERE id = ?", id);
    }
}
