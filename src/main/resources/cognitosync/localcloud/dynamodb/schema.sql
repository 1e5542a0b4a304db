CREATE TABLE dynamodb_table (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  table_id TEXT NOT NULL,
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- In the order of a scan: by the hash of the partition key, then by the keys in the order of their bytes. The sort key of a table
-- without one is empty. The size is DynamoDB's, not that of the text.
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
