CREATE TABLE identity_pool (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  classic_flow INTEGER,
  authenticated_role TEXT,
  created_at INTEGER NOT NULL DEFAULT 0,
  guests INTEGER NOT NULL DEFAULT 0,
  unauthenticated_role TEXT
) STRICT;

CREATE TABLE login_provider (
  pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  server_side_check INTEGER NOT NULL,
  PRIMARY KEY (pool, name, client_id)
) STRICT;

CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  pool TEXT NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL DEFAULT 0,
  disabled INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX identity_by_pool ON identity (pool);

CREATE TABLE login (
  pool TEXT NOT NULL,
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  identity TEXT NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
  PRIMARY KEY (pool, provider, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX login_by_identity ON login (identity);
