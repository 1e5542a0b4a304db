CREATE TABLE session (
  access_key_id TEXT PRIMARY KEY,
  secret TEXT NOT NULL,
  session_token TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  arn TEXT NOT NULL,
  role_arn TEXT NOT NULL,
  identity_pool_id TEXT NOT NULL,
  identity_id TEXT NOT NULL,
  context TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_at);

-- One row at most: the long-term key of the developer.
CREATE TABLE developer_key (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  access_key_id TEXT NOT NULL,
  secret TEXT NOT NULL
) STRICT;
