-- Every table of version 4, as it was.
-- access/credentials/schema.sql
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
-- account/schema.sql
-- One row at most: the AWS account of this data folder.
CREATE TABLE account (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  id TEXT NOT NULL,
  region TEXT NOT NULL
) STRICT;
-- address/schema.sql
-- One row at most: the stack that has the first ports.
CREATE TABLE first_stack (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE stack_ports (
  stack TEXT PRIMARY KEY,
  website INTEGER NOT NULL,
  sign_in INTEGER NOT NULL
) STRICT;
-- appsync/schema.sql
-- The endpoint id is the first label of the host names of an API.
CREATE TABLE appsync_api (
  api_id TEXT PRIMARY KEY,
  endpoint_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  introspection INTEGER NOT NULL,
  query_depth_limit INTEGER NOT NULL,
  resolver_count_limit INTEGER NOT NULL,
  environment TEXT NOT NULL,
  definition TEXT
) STRICT;

CREATE TABLE appsync_data_source (
  api_id TEXT NOT NULL REFERENCES appsync_api (api_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  service_role_arn TEXT,
  table_name TEXT,
  PRIMARY KEY (api_id, name)
) STRICT;

CREATE TABLE appsync_function (
  function_id TEXT PRIMARY KEY,
  api_id TEXT NOT NULL REFERENCES appsync_api (api_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  data_source TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT;

CREATE TABLE appsync_resolver (
  api_id TEXT NOT NULL REFERENCES appsync_api (api_id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  field TEXT NOT NULL,
  data_source TEXT,
  functions TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (api_id, type, field)
) STRICT;

-- What the check made of a code, so that it need not be repeated after a restart.
CREATE TABLE appsync_script (
  code TEXT PRIMARY KEY,
  checker TEXT NOT NULL,
  script TEXT NOT NULL
) STRICT;
-- cloudformation/stack/schema.sql
CREATE TABLE stack (
  name TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  template TEXT,
  outputs TEXT NOT NULL DEFAULT '{}',
  status TEXT NOT NULL,
  reason TEXT,
  parameters TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  tags TEXT NOT NULL DEFAULT '{}',
  termination_protection INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE deleted_stack (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  template TEXT,
  parameters TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  deleted_at INTEGER NOT NULL,
  tags TEXT NOT NULL
) STRICT;

CREATE TABLE stack_resource (
  stack TEXT NOT NULL REFERENCES stack (name),
  logical_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  physical_id TEXT NOT NULL,
  attributes TEXT NOT NULL,
  properties TEXT NOT NULL,
  retained INTEGER NOT NULL,
  PRIMARY KEY (stack, logical_id)
) STRICT;

-- The resources before the update in progress, for its rollback: the columns of stack_resource.
CREATE TABLE stack_resource_before (
  stack TEXT NOT NULL REFERENCES stack (name),
  logical_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  physical_id TEXT NOT NULL,
  attributes TEXT NOT NULL,
  properties TEXT NOT NULL,
  retained INTEGER NOT NULL,
  PRIMARY KEY (stack, logical_id)
) STRICT;

-- What the template no longer has, or what was replaced, until it is deleted.
CREATE TABLE stack_leftover (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stack TEXT NOT NULL REFERENCES stack (name),
  logical_id TEXT NOT NULL,
  type TEXT NOT NULL,
  physical_id TEXT NOT NULL
) STRICT;

CREATE TABLE stack_event (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  stack_id TEXT NOT NULL,
  logical_id TEXT NOT NULL,
  physical_id TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  token TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX stack_event_by_stack ON stack_event (stack_id, number);
CREATE INDEX stack_event_by_resource ON stack_event (stack_id, logical_id, physical_id, number);
CREATE UNIQUE INDEX stack_event_by_id ON stack_event (id);

CREATE TABLE change_set (
  id TEXT PRIMARY KEY,
  stack_id TEXT NOT NULL,
  name TEXT NOT NULL,
  template TEXT NOT NULL,
  parameters TEXT NOT NULL,
  description TEXT,
  reason TEXT,
  changes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  tags TEXT NOT NULL,
  UNIQUE (stack_id, name)
) STRICT;
-- dynamodb/schema.sql
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
-- iam/schema.sql
CREATE TABLE role (
  name TEXT PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  role_id TEXT NOT NULL,
  trust TEXT NOT NULL,
  managed TEXT NOT NULL
) STRICT;

-- The owner is the physical id of an AWS::IAM::Policy, empty for the role's own policies.
CREATE TABLE role_policy (
  role TEXT NOT NULL REFERENCES role (name) ON DELETE CASCADE,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (role, owner, name)
) STRICT;
-- identitypool/schema.sql
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
-- mail/schema.sql
CREATE TABLE message (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_pool_id TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT;

CREATE INDEX message_address ON message (lower(address));

-- Written and never shown where there is no recipient, so that both cases take as long.
CREATE TABLE unsent_message (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_pool_id TEXT NOT NULL,
  address TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  code TEXT NOT NULL
) STRICT;

CREATE INDEX unsent_message_address ON unsent_message (lower(address));
-- s3/schema.sql
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
-- sync/schema.sql
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
-- token/schema.sql
CREATE TABLE signing_key (
  issuer TEXT PRIMARY KEY,
  jwk TEXT NOT NULL
) STRICT;
-- userpool/schema.sql
CREATE TABLE user_pool (
  id TEXT PRIMARY KEY,
  properties TEXT NOT NULL
) STRICT;

CREATE TABLE app_client (
  id TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  secret TEXT,
  properties TEXT NOT NULL
) STRICT;

CREATE TABLE pool_domain (
  prefix TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  managed_login_version INTEGER NOT NULL
) STRICT;

CREATE TABLE branding (
  id TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  client_id TEXT NOT NULL UNIQUE,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE pool_user (
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  name_key TEXT NOT NULL,
  confirmed INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  attributes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, sub),
  UNIQUE (pool_id, name_key)
) STRICT;

CREATE TABLE password (
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  hash TEXT NOT NULL,
  since INTEGER NOT NULL,
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

CREATE INDEX password_of ON password (pool_id, sub);

CREATE TABLE verification_code (
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  purpose TEXT NOT NULL,
  code TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, sub, purpose),
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

-- Written and never read where there is no user, so that both cases take as long.
CREATE TABLE unsent_code (
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  purpose TEXT NOT NULL,
  code TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, sub, purpose)
) STRICT;

-- Failed attempts at one name.
CREATE TABLE attempt (
  pool_id TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  tries INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  locked_until INTEGER NOT NULL,
  PRIMARY KEY (pool_id, name_key, kind)
) STRICT;

CREATE TABLE browser_session (
  hash TEXT PRIMARY KEY,
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  auth_time INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

CREATE TABLE authorization_code (
  hash TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT,
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  scope TEXT NOT NULL,
  nonce TEXT,
  auth_time INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  spent_on TEXT,
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

CREATE TABLE sign_in (
  id TEXT PRIMARY KEY,
  event_id TEXT NOT NULL,
  client_id TEXT NOT NULL,
  pool_id TEXT NOT NULL,
  sub TEXT NOT NULL,
  scope TEXT NOT NULL,
  nonce TEXT,
  auth_time INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked INTEGER NOT NULL,
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

CREATE TABLE refresh_token (
  hash TEXT PRIMARY KEY,
  sign_in TEXT NOT NULL REFERENCES sign_in ON DELETE CASCADE,
  replaced_at INTEGER
) STRICT;

CREATE INDEX refresh_token_of ON refresh_token (sign_in);
