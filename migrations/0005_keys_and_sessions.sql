-- A key is known by its SHA-256 only. For a while after a rotation the one before works too.
CREATE TABLE api_keys (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  scopes text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'write', 'admin'] AND scopes <> '{}'),
  hash text COLLATE "C" NOT NULL UNIQUE,
  previous_hash text COLLATE "C" UNIQUE,
  previous_until timestamptz,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);

-- A browser that signed in with a key; it goes when the key does.
CREATE TABLE sessions (
  workspace_id text COLLATE "C" NOT NULL,
  hash text COLLATE "C" PRIMARY KEY,
  key_id text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (workspace_id, key_id) REFERENCES api_keys (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX sessions_of_key ON sessions (workspace_id, key_id);

SELECT guard_workspace('api_keys'), guard_workspace('sessions');

-- Before a workspace is known, whoever presents a secret sees the one row that holds its hash.
CREATE POLICY presented ON api_keys FOR SELECT
  USING (hash = current_setting('echo.presented', true) OR previous_hash = current_setting('echo.presented', true));
CREATE POLICY presented ON sessions FOR SELECT USING (hash = current_setting('echo.presented', true));

-- Whether there is a key at all, for the start.
CREATE POLICY operator ON api_keys FOR SELECT USING (current_setting('echo.operator', true) = 'on');
