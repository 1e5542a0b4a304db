package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Schema;
import java.util.List;

/** The tables of pools and identities. */
final class IdentityTables {
    static final Schema SCHEMA = new Schema(
            "identitypool",
            List.of(
                    """
                    CREATE TABLE identity_pool (
                        id TEXT PRIMARY KEY,
                        name TEXT NOT NULL,
                        classic_flow INTEGER,
                        authenticated_role TEXT
                    ) STRICT
                    """,
                    """
                    CREATE TABLE login_provider (
                        pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        client_id TEXT NOT NULL,
                        server_side_check INTEGER NOT NULL,
                        PRIMARY KEY (pool, name, client_id)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE identity (
                        id TEXT PRIMARY KEY,
                        pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
                        created_at INTEGER NOT NULL
                    ) STRICT
                    """,
                    """
                    CREATE TABLE login (
                        pool TEXT NOT NULL,
                        provider TEXT NOT NULL,
                        subject TEXT NOT NULL,
                        identity TEXT NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
                        PRIMARY KEY (pool, provider, subject)
                    ) STRICT, WITHOUT ROWID
                    """,
                    "CREATE INDEX login_by_identity ON login (identity)",
                    "CREATE INDEX identity_by_pool ON identity (pool)",
                    "ALTER TABLE identity_pool ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE identity_pool ADD COLUMN guests INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE identity_pool ADD COLUMN unauthenticated_role TEXT",
                    "ALTER TABLE identity ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0",
                    "UPDATE identity SET modified_at = created_at",
                    "ALTER TABLE identity ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0"));

    private IdentityTables() {}
}
