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
