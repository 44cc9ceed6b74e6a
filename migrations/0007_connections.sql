-- Another service that a workspace reads from. Its secret is sealed with a key that the database doesn't hold.
CREATE TABLE connections (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stripe')),
  label text NOT NULL,
  last4 text NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

SELECT guard_workspace('connections');
