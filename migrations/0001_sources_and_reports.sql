-- Every table carries the workspace, so that no key of one workspace reaches another's rows.
CREATE TABLE workspaces (
  id text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO workspaces (id) VALUES ('ws_local');

-- A source's id sorts by the time it was made; it orders listings.
CREATE TABLE sources (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('csv')),
  status text NOT NULL CHECK (status IN ('ready', 'needs_confirmation')),
  created_at timestamptz NOT NULL,
  dataset_hash text NOT NULL,
  rows jsonb NOT NULL,
  columns jsonb NOT NULL,
  questions jsonb NOT NULL,
  findings jsonb NOT NULL,
  findings_count integer NOT NULL,
  settings jsonb NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- The dataset apart from its columns: row numbers and states (packed), currency, notes of the scan.
CREATE TABLE datasets (
  workspace_id text NOT NULL,
  source_id text NOT NULL,
  table_facts jsonb NOT NULL,
  dataset_facts jsonb NOT NULL,
  row_numbers bytea NOT NULL,
  row_states bytea NOT NULL,
  currency_codes bytea,
  PRIMARY KEY (workspace_id, source_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
);

-- One row a column. `facts` says what it means; `content` holds text and values, compressed before it comes here.
CREATE TABLE dataset_columns (
  workspace_id text NOT NULL,
  source_id text NOT NULL,
  position integer NOT NULL,
  facts jsonb NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (workspace_id, source_id, position),
  FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
);

ALTER TABLE datasets ALTER COLUMN row_numbers SET STORAGE EXTERNAL;
ALTER TABLE datasets ALTER COLUMN row_states SET STORAGE EXTERNAL;
ALTER TABLE datasets ALTER COLUMN currency_codes SET STORAGE EXTERNAL;
ALTER TABLE dataset_columns ALTER COLUMN content SET STORAGE EXTERNAL;

-- The body is the report's JSON, kept byte for byte.
CREATE TABLE reports (
  workspace_id text NOT NULL,
  id text NOT NULL,
  source_id text NOT NULL,
  template_type text NOT NULL,
  created_at timestamptz NOT NULL,
  body text NOT NULL,
  stages text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX reports_of_source ON reports (workspace_id, source_id);
