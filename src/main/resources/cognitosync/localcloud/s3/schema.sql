CREATE TABLE bucket (
  name TEXT PRIMARY KEY,
  region TEXT NOT NULL,
  index_document TEXT,
  error_document TEXT,
  block_public_policy INTEGER NOT NULL,
  restrict_public_buckets INTEGER NOT NULL,
  tags TEXT NOT NULL,
  policy TEXT
) STRICT;

CREATE TABLE object (
  bucket TEXT NOT NULL REFERENCES bucket (name),
  key TEXT NOT NULL,
  bytes BLOB NOT NULL,
  etag TEXT NOT NULL,
  last_modified INTEGER NOT NULL,
  headers TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
) STRICT;

CREATE TABLE bucket_deployment (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  prefix TEXT NOT NULL,
  retained INTEGER NOT NULL
) STRICT;

CREATE TABLE multipart_upload (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  key TEXT NOT NULL,
  headers TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  checksum_algorithm TEXT,
  checksum_type TEXT
) STRICT;

CREATE TABLE upload_part (
  upload TEXT NOT NULL REFERENCES multipart_upload (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  etag TEXT NOT NULL,
  PRIMARY KEY (upload, number)
) STRICT;
