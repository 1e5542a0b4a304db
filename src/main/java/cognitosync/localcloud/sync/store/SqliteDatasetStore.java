package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.store.DatasetCache.CachedDataset;
import cognitosync.localcloud.sync.store.RecordPage.RecordPosition;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Datasets in SQLite: a row for each dataset, a row for each record; an update touches only the rows that it changes. */
public final class SqliteDatasetStore implements DatasetStore {
    private static final String OF_DATASET = " WHERE identity = ? AND pool = ? AND name = ?";
    private static final String RECORD_COLUMNS = "key, value, sync_count, modified, modified_by, device_modified";

    private final Database database;
    private final DatasetCache cache;
    private final BiPredicate<String, String> activeIdentities;

    /**
     * The datasets in this database.
     *
     * @param activeIdentities whether an identity, the second, belongs to a pool, the first, and is active; asked inside transactions
     *     of the database
     */
    public SqliteDatasetStore(Database database, DatasetCache cache, BiPredicate<String, String> activeIdentities) {
        this.database = database;
        this.cache = cache;
        this.activeIdentities = activeIdentities;
    }

    private record Stored(long rowId, DatasetState state) {}

    @Override
    public Dataset load(DatasetId id, Set<String> keys) {
        return cache.getIfPresent(id)
                .filter(whole -> whole.state().exists())
                .map(whole -> new Dataset(whole.state(), 0, whole.named(keys)))
                .orElseGet(() -> read(id, keys));
    }

    private Dataset read(DatasetId id, Set<String> keys) {
        return database.read(t -> {
            Optional<Stored> stored = stored(t, id);
            DatasetState state = stored.map(Stored::state).orElse(DatasetState.NEVER_WRITTEN);
            Map<String, DatasetRecord> records = new HashMap<>();
            if (state.exists()) {
                for (String key : keys) {
                    t.first(
                                    "SELECT " + RECORD_COLUMNS + " FROM sync_record WHERE dataset = ? AND key = ?",
                                    SqliteDatasetStore::record,
                                    stored.orElseThrow().rowId(),
                                    key)
                            .ifPresent(record -> records.put(key, record));
                }
            }
            return new Dataset(state, state.exists() ? 0 : siblings(t, id), records);
        });
    }

    @Override
    public DatasetState state(DatasetId id) {
        return database.read(t -> stored(t, id).map(Stored::state).orElse(DatasetState.NEVER_WRITTEN));
    }

    @Override
    public RecordPage list(DatasetId id, long after, Optional<RecordPosition> start, int limit) {
        return (start.isPresent() ? Optional.<CachedDataset>empty() : cache.find(id, () -> whole(id)))
                .map(whole -> whole.page(after, limit))
                .orElseGet(() -> read(id, after, start, limit));
    }

    private Optional<CachedDataset> whole(DatasetId id) {
        return database.read(t -> {
            Optional<Stored> stored = stored(t, id);
            DatasetState state = stored.map(Stored::state).orElse(DatasetState.NEVER_WRITTEN);
            if (!DatasetCache.isSmall(state)) {
                return Optional.empty();
            }
            List<DatasetRecord> records = !state.exists()
                    ? List.of()
                    : t.list(
                            "SELECT " + RECORD_COLUMNS + " FROM sync_record WHERE dataset = ? ORDER BY sync_count, key",
                            SqliteDatasetStore::record,
                            stored.orElseThrow().rowId());
            return Optional.of(new CachedDataset(state, records, merged(t, id)));
        });
    }

    private RecordPage read(DatasetId id, long after, Optional<RecordPosition> start, int limit) {
        return database.read(t -> {
            Optional<Stored> stored = stored(t, id);
            DatasetState state = stored.map(Stored::state).orElse(DatasetState.NEVER_WRITTEN);
            if (!state.exists() || after >= state.syncCount()) {
                return new RecordPage(state, List.of(), merged(t, id), Optional.empty());
            }
            RecordPosition behind = start.orElse(new RecordPosition(Long.MIN_VALUE, ""));
            List<DatasetRecord> records = t.list(
                    "SELECT " + RECORD_COLUMNS + " FROM sync_record"
                            + " WHERE dataset = ? AND sync_count > ? AND (sync_count, key) > (?, ?)"
                            + " ORDER BY sync_count, key LIMIT ?",
                    SqliteDatasetStore::record,
                    stored.orElseThrow().rowId(),
                    after,
                    behind.syncCount(),
                    behind.key(),
                    limit + 1L);
            return RecordPage.of(state, records, merged(t, id), limit);
        });
    }

    @Override
    public List<DatasetSummary> datasets(String identityPoolId, String identityId, String afterName, int limit) {
        return database.read(t -> t.list(
                "SELECT * FROM sync_dataset WHERE identity = ? AND pool = ? AND name > ? AND present = 1"
                        + " ORDER BY name LIMIT ?",
                row -> new DatasetSummary(new DatasetId(identityPoolId, identityId, row.text("name")), state(row)),
                identityId,
                identityPoolId,
                afterName,
                limit));
    }

    @Override
    public boolean isSpent(SyncSession session) {
        return database.read(t -> t.first(
                        "SELECT 1 FROM sync_spent_session WHERE expires = ? AND nonce = ?",
                        row -> true,
                        session.expiresAt(),
                        session.nonce())
                .isPresent());
    }

    @Override
    public Applied apply(
            DatasetId id, Dataset before, UpdateOutcome.Updated change, SyncSession session, Requirement requirement) {
        return database.write(t -> {
            if (requirement == Requirement.ACTIVE_IDENTITY
                    && !activeIdentities.test(id.identityPoolId(), id.identityId())) {
                return Applied.IDENTITY_GONE;
            }
            Optional<Stored> stored = stored(t, id);
            if (hasMoved(stored, before.state())
                    || (!before.state().exists() && siblings(t, id) != before.siblings())) {
                return Applied.COUNT_CHANGED;
            }
            t.update(
                    "DELETE FROM sync_spent_session WHERE expires < ?",
                    change.state().lastModifiedDate());
            int spent = t.update(
                    "INSERT INTO sync_spent_session (expires, nonce) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    session.expiresAt(),
                    session.nonce());
            if (spent == 0) {
                return Applied.SESSION_SPENT;
            }
            cache.invalidate(t, id);
            save(t, id, change.state());
            long rowId =
                    (stored.isPresent() ? stored : stored(t, id)).orElseThrow().rowId();
            for (DatasetRecord record : change.records()) {
                save(t, rowId, record);
            }
            return Applied.APPLIED;
        });
    }

    @Override
    public Applied delete(DatasetId id, DatasetState before, Instant at) {
        return database.write(t -> {
            if (hasMoved(stored(t, id), before)) {
                return Applied.COUNT_CHANGED;
            }
            cache.invalidateAll(t);
            save(t, id, before.deleted(at));
            long rowId = stored(t, id).orElseThrow().rowId();
            t.update("DELETE FROM sync_record WHERE dataset = ?", rowId);
            t.update("DELETE FROM sync_subscription WHERE dataset = ?", rowId);
            t.update("UPDATE sync_dataset SET merged_root = NULL WHERE id = ? AND merged_root IS NOT NULL", rowId);
            return Applied.APPLIED;
        });
    }

    private static List<String> merged(Transaction t, DatasetId id) throws SQLException {
        return t.list(
                "SELECT name FROM sync_dataset WHERE identity = ? AND pool = ? AND merged_root = ? ORDER BY name",
                row -> row.text("name"),
                id.identityId(),
                id.identityPoolId(),
                id.datasetName());
    }

    private static Optional<Stored> stored(Transaction t, DatasetId id) throws SQLException {
        return t.first(
                "SELECT * FROM sync_dataset" + OF_DATASET,
                row -> new Stored(row.number("id"), state(row)),
                id.identityId(),
                id.identityPoolId(),
                id.datasetName());
    }

    private static boolean hasMoved(Optional<Stored> stored, DatasetState before) {
        long now = stored.map(present -> present.state().syncCount()).orElse(0L);
        return now != before.syncCount();
    }

    private static int siblings(Transaction t, DatasetId id) throws SQLException {
        return t.first(
                        "SELECT count(*) AS siblings FROM sync_dataset"
                                + " WHERE identity = ? AND pool = ? AND name <> ? AND present = 1",
                        row -> (int) row.number("siblings"),
                        id.identityId(),
                        id.identityPoolId(),
                        id.datasetName())
                .orElseThrow();
    }

    private static void save(Transaction t, DatasetId id, DatasetState state) throws SQLException {
        t.update(
                """
                INSERT INTO sync_dataset (identity, pool, name, present, sync_count, deleted_at, created, modified,
                  modified_by, records, tombstones, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (identity, pool, name) DO UPDATE SET present = excluded.present,
                  sync_count = excluded.sync_count, deleted_at = excluded.deleted_at, created = excluded.created,
                  modified = excluded.modified, modified_by = excluded.modified_by, records = excluded.records,
                  tombstones = excluded.tombstones, bytes = excluded.bytes
                """,
                id.identityId(),
                id.identityPoolId(),
                id.datasetName(),
                state.exists(),
                state.syncCount(),
                state.deletedAt(),
                state.creationDate(),
                state.lastModifiedDate(),
                state.lastModifiedBy(),
                state.numRecords(),
                state.numTombstones(),
                state.dataStorage());
    }

    private static void save(Transaction t, long rowId, DatasetRecord record) throws SQLException {
        t.update(
                """
                INSERT INTO sync_record (dataset, key, value, sync_count, modified, modified_by, device_modified)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (dataset, key) DO UPDATE SET value = excluded.value, sync_count = excluded.sync_count,
                  modified = excluded.modified, modified_by = excluded.modified_by,
                  device_modified = excluded.device_modified
                """,
                rowId,
                record.key(),
                record.value().orElse(null),
                record.syncCount(),
                record.lastModifiedDate(),
                record.lastModifiedBy(),
                record.deviceLastModifiedDate().orElse(null));
    }

    private static DatasetState state(Row row) throws SQLException {
        return new DatasetState(
                row.flag("present"),
                row.number("sync_count"),
                row.number("deleted_at"),
                row.instant("created"),
                row.instant("modified"),
                row.text("modified_by"),
                (int) row.number("records"),
                (int) row.number("tombstones"),
                row.number("bytes"));
    }

    private static DatasetRecord record(Row row) throws SQLException {
        return new DatasetRecord(
                row.text("key"),
                row.optionalText("value"),
                row.number("sync_count"),
                row.instant("modified"),
                row.text("modified_by"),
                row.optionalInstant("device_modified"));
    }
}
