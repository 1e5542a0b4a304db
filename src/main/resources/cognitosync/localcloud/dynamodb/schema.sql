CREATE TABLE dynamodb_table (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  table_id TEXT NOT NULL,
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- The unique index is in scan order: by hash of the partition key, then by encoded keys. The sort key is empty in a table without one.
-- The size is in bytes as DynamoDB counts them, not of the JSON.
CREATE TABLE dynamodb_item (
  id INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES dynamodb_table (id),
  hash INTEGER NOT NULL,
  partition_key BLOB NOT NULL,
  sort_key BLOB NOT NULL,
  attributes TEXT NOT NULL,
  size INTEGER NOT NULL,
  expires_at INTEGER,
  UNIQUE (table_id, hash, partition_key, sort_key)
) STRICT;

CREATE INDEX dynamodb_item_by_expiry ON dynamodb_item (table_id, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE dynamodb_request_token (
  token TEXT PRIMARY KEY,
  request BLOB NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX dynamodb_request_token_by_expiry ON dynamodb_request_token (expires_at);
