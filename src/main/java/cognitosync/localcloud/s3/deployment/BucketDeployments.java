package cognitosync.localcloud.s3.deployment;

import cognitosync.localcloud.store.Database;
import java.util.Optional;

/** The destination of each bucket deployment, needed to delete its objects. */
public record BucketDeployments(Database database) {
    /**
     * A destination.
     *
     * @param bucket its name
     * @param prefix empty, or ends with a slash
     * @param retained whether the objects stay when the deployment is deleted
     */
    record Destination(String bucket, String prefix, boolean retained) {}

    Optional<Destination> find(String id) {
        return database.read(t -> t.first(
                "SELECT * FROM bucket_deployment WHERE id = ?",
                row -> new Destination(row.text("bucket"), row.text("prefix"), row.flag("retained")),
                id));
    }

    void save(String id, Destination destination) {
        database.write(t -> t.update(
                "INSERT INTO bucket_deployment VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " bucket = excluded.bucket, prefix = excluded.prefix, retained = excluded.retained",
                id,
                destination.bucket(),
                destination.prefix(),
                destination.retained()));
    }

    void delete(String id) {
        database.write(t -> t.update("DELETE FROM bucket_deployment WHERE id = ?", id));
    }
}
