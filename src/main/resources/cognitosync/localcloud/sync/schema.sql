-- merged_root: the dataset that a merged copy belongs to; null where there was no merger.
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
  merged_root TEXT,
  UNIQUE (identity, pool, name)
) STRICT;

CREATE INDEX sync_dataset_merged ON sync_dataset (identity, pool, merged_root) WHERE merged_root IS NOT NULL;
CREATE INDEX sync_dataset_by_pool ON sync_dataset (pool);

CREATE TABLE sync_record (
  dataset INTEGER NOT NULL REFERENCES sync_dataset (id),
  key TEXT NOT NULL,
  value TEXT,
  sync_count INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  modified_by TEXT NOT NULL,
  device_modified INTEGER,
  PRIMARY KEY (dataset, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX sync_record_by_count ON sync_record (dataset, sync_count, key);

-- Ordered by expiry, so that the expired ones are removed with one seek.
CREATE TABLE sync_spent_session (
  expires INTEGER NOT NULL,
  nonce TEXT NOT NULL,
  PRIMARY KEY (expires, nonce)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_session_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;

CREATE TABLE sync_configuration (
  pool TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  push TEXT,
  streams TEXT
) STRICT;

CREATE TABLE sync_event (
  pool TEXT NOT NULL,
  event TEXT NOT NULL,
  function TEXT NOT NULL,
  PRIMARY KEY (pool, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_bulk_publish (
  pool TEXT PRIMARY KEY,
  started INTEGER NOT NULL
) STRICT;

CREATE TABLE sync_device (
  id TEXT PRIMARY KEY,
  pool TEXT NOT NULL,
  identity TEXT NOT NULL,
  platform TEXT NOT NULL,
  token TEXT NOT NULL,
  UNIQUE (identity, pool, platform, token)
) STRICT;

CREATE TABLE sync_subscription (
  device TEXT NOT NULL REFERENCES sync_device (id) ON DELETE CASCADE,
  dataset INTEGER NOT NULL REFERENCES sync_dataset (id) ON DELETE CASCADE,
  PRIMARY KEY (device, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX sync_subscription_by_dataset ON sync_subscription (dataset);
