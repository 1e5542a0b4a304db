-- Cognito's UserStatusType instead of a flag.
ALTER TABLE pool_user ADD COLUMN status TEXT NOT NULL DEFAULT 'UNCONFIRMED';
UPDATE pool_user SET status = 'CONFIRMED' WHERE confirmed = 1;
ALTER TABLE pool_user DROP COLUMN confirmed;

ALTER TABLE pool_user ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0;
UPDATE pool_user SET modified_at = created_at;

-- The new address that a code was sent to, where it becomes the user's only with that code.
ALTER TABLE verification_code ADD COLUMN address TEXT;
ALTER TABLE unsent_code ADD COLUMN address TEXT;

CREATE TABLE pool_group (
  pool_id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  role_arn TEXT,
  precedence INTEGER,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  PRIMARY KEY (pool_id, name)
) STRICT;

CREATE TABLE group_member (
  pool_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sub TEXT NOT NULL,
  PRIMARY KEY (pool_id, sub, name),
  FOREIGN KEY (pool_id, name) REFERENCES pool_group ON DELETE CASCADE,
  FOREIGN KEY (pool_id, sub) REFERENCES pool_user ON DELETE CASCADE
) STRICT;

CREATE INDEX group_member_of ON group_member (pool_id, name, sub);

-- Of pools and clients from before, the moment of the upgrade.
ALTER TABLE user_pool ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE user_pool ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0;
UPDATE user_pool SET created_at = CAST(unixepoch() * 1000 AS INTEGER), modified_at = CAST(unixepoch() * 1000 AS INTEGER);

ALTER TABLE app_client ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app_client ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0;
UPDATE app_client SET created_at = CAST(unixepoch() * 1000 AS INTEGER), modified_at = CAST(unixepoch() * 1000 AS INTEGER);

-- SRP: the verifier of a password, sealed with a key that is not in this file.
ALTER TABLE password ADD COLUMN verifier TEXT;

-- Challenges that wait for a response, each named by the hash of a token; the state is sealed.
CREATE TABLE auth_challenge (
  hash TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  name TEXT NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used INTEGER NOT NULL
) STRICT;

-- The oldest are looked for at each sign-in that begins.
CREATE INDEX auth_challenge_expiry ON auth_challenge (expires_at);

-- So are the attempts that are forgotten, at each further one: anybody may try any name.
CREATE INDEX attempt_age ON attempt (last_at);
