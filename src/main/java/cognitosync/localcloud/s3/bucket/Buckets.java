package cognitosync.localcloud.s3.bucket;

import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** The buckets, and the policy of each. */
public record Buckets(Database database) {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    /**
     * A bucket and its settings.
     *
     * @param name unique
     * @param region where it is
     * @param website present where it is a website
     * @param publicAccess which public policies are blocked
     * @param tags its tags
     */
    public record Bucket(
            String name,
            String region,
            Optional<WebsiteConfiguration> website,
            PublicAccessBlock publicAccess,
            Map<String, String> tags) {
        /**
         * What makes a bucket a website.
         *
         * @param indexDocument what stands for a folder
         * @param errorDocument what is shown instead of an error, if anything
         */
        public record WebsiteConfiguration(String indexDocument, Optional<String> errorDocument) {}

        /**
         * The half of block public access that is about policies; the other half is about ACLs, which do not exist here.
         *
         * @param blockPublicPolicy a public policy is refused
         * @param restrictPublicBuckets a public policy applies to no caller outside the account
         */
        public record PublicAccessBlock(boolean blockPublicPolicy, boolean restrictPublicBuckets) {}

        public Bucket {
            tags = Map.copyOf(tags);
        }

        public static String arn(String name) {
            return new Arn(Arn.AWS, "s3", "", "", name).toString();
        }

        public String arn() {
            return arn(name);
        }

        public String arnOf(String key) {
            return arn() + "/" + key;
        }
    }

    /** The bucket of that name. */
    public Optional<Bucket> find(String name) {
        return database.read(t -> t.first("SELECT * FROM bucket WHERE name = ?", Buckets::bucket, name));
    }

    private static Bucket bucket(Row row) throws SQLException {
        Optional<String> error = row.optionalText("error_document");
        return new Bucket(
                row.text("name"),
                row.text("region"),
                row.optionalText("index_document").map(index -> new Bucket.WebsiteConfiguration(index, error)),
                new Bucket.PublicAccessBlock(row.flag("block_public_policy"), row.flag("restrict_public_buckets")),
                row.json("tags", TAGS));
    }

    /** Makes the bucket, or changes its settings; objects and policy stay. */
    public void save(Bucket bucket) {
        database.write(t -> t.update(
                "INSERT INTO bucket (name, region, index_document, error_document, block_public_policy,"
                        + " restrict_public_buckets, tags) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " index_document = excluded.index_document, error_document = excluded.error_document,"
                        + " block_public_policy = excluded.block_public_policy,"
                        + " restrict_public_buckets = excluded.restrict_public_buckets, tags = excluded.tags",
                bucket.name(),
                bucket.region(),
                bucket.website().map(Bucket.WebsiteConfiguration::indexDocument).orElse(null),
                bucket.website()
                        .flatMap(Bucket.WebsiteConfiguration::errorDocument)
                        .orElse(null),
                bucket.publicAccess().blockPublicPolicy(),
                bucket.publicAccess().restrictPublicBuckets(),
                bucket.tags()));
    }

    /**
     * Deletes the bucket; one that is gone already is no error.
     *
     * @throws AwsException where it still holds objects, as on AWS
     */
    public void delete(String name) {
        database.write(t -> {
            boolean holdsObjects = t.first(
                            "SELECT 1 AS found FROM object WHERE bucket = ? LIMIT 1", row -> row.flag("found"), name)
                    .isPresent();
            if (holdsObjects) {
                throw new AwsException(
                        "BucketNotEmpty", 409, "The bucket " + name + " is not empty; delete its objects first.");
            }
            return t.update("DELETE FROM bucket WHERE name = ?", name);
        });
    }

    /** The policy as JSON text. */
    public Optional<String> policy(String name) {
        return database.read(t ->
                        t.first("SELECT policy FROM bucket WHERE name = ?", row -> row.optionalText("policy"), name))
                .flatMap(policy -> policy);
    }

    public void savePolicy(String name, String policy) {
        database.write(t -> t.update("UPDATE bucket SET policy = ? WHERE name = ?", policy, name));
    }

    public void deletePolicy(String name) {
        database.write(t -> t.update("UPDATE bucket SET policy = NULL WHERE name = ?", name));
    }
}
