package cognitosync.localcloud.sync;

import cognitosync.localcloud.store.Schema;
import java.util.List;

/** Tables of datasets. */
final class SyncSchema {
    static final Schema SCHEMA = new Schema(
            "sync",
            List.of(
                    """
                    CREATE TABLE sync_dataset (
                      id INTEGER PRIMARY KEY,
                      pool TEXT NOT NULL,
                      identity TEXT NOT NULL,
                      name TEXT NOT NULL,
                      present INTEGER NOT NULL,
                      sync_count INTEGER NOT NULL,
                      deleted_at INTEGER NOT NULL,
                      created INTEGER NOT NULL,
                      modified INTEGER NOT NULL,
                      modified_by TEXT NOT NULL,
                      records INTEGER NOT NULL,
                      tombstones INTEGER NOT NULL,
                      bytes INTEGER NOT NULL,
                      UNIQUE (identity, pool, name)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE sync_record (
                      dataset INTEGER NOT NULL REFERENCES sync_dataset (id),
                      key TEXT NOT NULL,
                      value TEXT,
                      sync_count INTEGER NOT NULL,
                      modified INTEGER NOT NULL,
                      modified_by TEXT NOT NULL,
                      device_modified INTEGER,
                      PRIMARY KEY (dataset, key)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX sync_record_by_count ON sync_record (dataset, sync_count, key)",
                    // Ordered by expiry, so that the expired ones are removed with one seek.
                    """
                    CREATE TABLE sync_spent_session (
                      expires INTEGER NOT NULL,
                      nonce TEXT NOT NULL,
                      PRIMARY KEY (expires, nonce)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE TABLE sync_session_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT"));

    private SyncSchema() {}
}
