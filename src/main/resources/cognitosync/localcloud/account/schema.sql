-- One row at most: the AWS account of this data folder.
CREATE TABLE account (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  id TEXT NOT NULL,
  region TEXT NOT NULL
) STRICT;
