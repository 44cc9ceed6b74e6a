-- What was asked under an Idempotency-Key, and what was answered. While nobody has answered, whoever holds the token works
-- on it until the lease runs out. `seed` and `asked_at` make the ids and instants of the work: done twice, it is the same.
CREATE TABLE idempotency_keys (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  key text COLLATE "C" NOT NULL,
  token text NOT NULL,
  fingerprint text,
  seed text NOT NULL,
  asked_at timestamptz NOT NULL,
  lease_until timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  finished_at timestamptz,
  status integer,
  headers json,
  body bytea,
  PRIMARY KEY (workspace_id, key)
);

CREATE INDEX idempotency_keys_by_end ON idempotency_keys (workspace_id, expires_at);

SELECT guard_workspace('idempotency_keys');
