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
