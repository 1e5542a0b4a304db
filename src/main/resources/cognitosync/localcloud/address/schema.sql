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
