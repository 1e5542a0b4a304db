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
