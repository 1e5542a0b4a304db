package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Merges and deletes what is stored for identities, in the transaction that merges or deletes the identities.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sync-handling-callbacks.html">Handling
 *     event callbacks</a>
 */
public final class SyncDataLifecycle {
    private static final String OF_IDENTITY = " WHERE identity = ? AND pool = ?";

    private final Database database;
    private final DatasetCache cache = new DatasetCache();

    private record Moved(long rowId, String name, String root) {}

    /** One for each database. */
    public SyncDataLifecycle(Database database) {
        this.database = database;
    }

    public DatasetCache cache() {
        return cache;
    }

    /**
     * Gives one identity's datasets to another: each is renamed to {@code <dataset>.<identity it comes from>}, its counter begins
     * again at 1 and its records keep theirs. No limit applies here, but the datasets count towards it from now on.
     */
    public void merge(String poolId, String from, String into) {
        database.write(t -> {
            cache.invalidateAll(t);
            List<Moved> moved = t.list(
                    "SELECT id, name, merged_root FROM sync_dataset" + OF_IDENTITY + " AND present = 1 ORDER BY name",
                    row -> new Moved(
                            row.number("id"),
                            row.text("name"),
                            row.optionalText("merged_root").orElse(row.text("name"))),
                    from,
                    poolId);
            for (Moved dataset : moved) {
                t.update(
                        "UPDATE sync_dataset SET identity = ?, name = ?, merged_root = ?, sync_count = 1, deleted_at = 0"
                                + " WHERE id = ?",
                        into,
                        freeName(t, poolId, into, dataset.name() + "." + from, from),
                        dataset.root(),
                        dataset.rowId());
            }
            deleteIdentity(t, poolId, from);
            return null;
        });
    }

    // A dataset of that name that its user deleted gives way; one that is there stays, and the new one takes a longer
    // name.
    private static String freeName(Transaction t, String poolId, String identity, String name, String from)
            throws SQLException {
        Optional<Boolean> present = t.first(
                "SELECT present FROM sync_dataset" + OF_IDENTITY + " AND name = ?",
                row -> row.flag("present"),
                identity,
                poolId,
                name);
        if (present.isEmpty()) {
            return name;
        }
        if (present.orElseThrow()) {
            return freeName(t, poolId, identity, name + "." + from, from);
        }
        t.update("DELETE FROM sync_dataset" + OF_IDENTITY + " AND name = ?", identity, poolId, name);
        return name;
    }

    /** Forgets an identity's datasets, counters included, and its devices. */
    public void deleteIdentity(String poolId, String identityId) {
        database.write(t -> {
            deleteIdentity(t, poolId, identityId);
            return null;
        });
    }

    private void deleteIdentity(Transaction t, String poolId, String identityId) throws SQLException {
        cache.invalidateAll(t);
        t.update("DELETE FROM sync_device" + OF_IDENTITY, identityId, poolId);
        t.update(
                "DELETE FROM sync_record WHERE dataset IN (SELECT id FROM sync_dataset" + OF_IDENTITY + ")",
                identityId,
                poolId);
        t.update("DELETE FROM sync_dataset" + OF_IDENTITY, identityId, poolId);
    }

    /** Forgets everything of a pool. */
    public void deletePool(String poolId) {
        database.write(t -> {
            cache.invalidateAll(t);
            t.update("DELETE FROM sync_device WHERE pool = ?", poolId);
            t.update("DELETE FROM sync_record WHERE dataset IN (SELECT id FROM sync_dataset WHERE pool = ?)", poolId);
            t.update("DELETE FROM sync_dataset WHERE pool = ?", poolId);
            t.update("DELETE FROM sync_configuration WHERE pool = ?", poolId);
            t.update("DELETE FROM sync_event WHERE pool = ?", poolId);
            return t.update("DELETE FROM sync_bulk_publish WHERE pool = ?", poolId);
        });
    }
}
