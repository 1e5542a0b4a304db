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
