CREATE TABLE signing_key (
  issuer TEXT PRIMARY KEY,
  jwk TEXT NOT NULL
) STRICT;
