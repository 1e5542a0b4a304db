package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of this area, and how maps are written in them. */
public final class S3Tables {
    public static final Schema SCHEMA = new Schema(
            "s3",
            List.of(
                    "CREATE TABLE bucket (name TEXT PRIMARY KEY, region TEXT NOT NULL, index_document TEXT,"
                            + " error_document TEXT, block_public_policy INTEGER NOT NULL,"
                            + " restrict_public_buckets INTEGER NOT NULL, tags TEXT NOT NULL, policy TEXT) STRICT",
                    "CREATE TABLE object (bucket TEXT NOT NULL REFERENCES bucket (name), key TEXT NOT NULL,"
                            + " bytes BLOB NOT NULL, etag TEXT NOT NULL, last_modified INTEGER NOT NULL,"
                            + " headers TEXT NOT NULL, PRIMARY KEY (bucket, key)) STRICT",
                    "CREATE TABLE bucket_deployment (id TEXT PRIMARY KEY, bucket TEXT NOT NULL, prefix TEXT NOT NULL,"
                            + " retained INTEGER NOT NULL) STRICT",
                    MultipartUploads.TABLE,
                    MultipartUploads.PARTS,
                    "ALTER TABLE multipart_upload ADD COLUMN checksum_algorithm TEXT",
                    "ALTER TABLE multipart_upload ADD COLUMN checksum_type TEXT"));

    private S3Tables() {}

    static String write(Map<String, String> map) {
        return JsonProtocol.MAPPER.valueToTree(new TreeMap<>(map)).toString();
    }

    static SortedMap<String, String> read(String written) {
        try {
            return JsonProtocol.MAPPER.readValue(written, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map in the database is not JSON.", e);
        }
    }
}
