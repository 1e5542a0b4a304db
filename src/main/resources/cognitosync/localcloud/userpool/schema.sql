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
