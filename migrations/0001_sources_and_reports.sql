-- Every table carries the workspace, so that no key of one workspace reaches another's rows.
-- Ids sort by the time they were made, byte by byte: a listing, newest first, walks the primary key backwards.
-- Facts are json, not jsonb: they come back with their keys in order and with every character a file can hold.
CREATE TABLE workspaces (
  id text COLLATE "C" PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO workspaces (id) VALUES ('ws_local');

CREATE TABLE sources (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('csv')),
  status text NOT NULL CHECK (status IN ('ready', 'needs_confirmation')),
  created_at timestamptz NOT NULL,
  dataset_hash text NOT NULL,
  rows json NOT NULL,
  columns json NOT NULL,
  questions json NOT NULL,
  findings json NOT NULL,
  findings_count integer NOT NULL,
  settings json NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- The dataset apart from its columns; `rows` packs the row numbers, states and currencies.
CREATE TABLE datasets (
  workspace_id text COLLATE "C" NOT NULL,
  source_id text COLLATE "C" NOT NULL,
  table_facts json NOT NULL,
  dataset_facts json NOT NULL,
  rows bytea NOT NULL,
  PRIMARY KEY (workspace_id, source_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
);

-- One row a column. `facts` says what it means; `content` packs its text and values.
CREATE TABLE dataset_columns (
  workspace_id text COLLATE "C" NOT NULL,
  source_id text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  facts json NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (workspace_id, source_id, position),
  FOREIGN KEY (workspace_id, source_id) REFERENCES datasets (workspace_id, source_id) ON DELETE CASCADE
);

-- What is packed is compressed already.
ALTER TABLE datasets ALTER COLUMN rows SET STORAGE EXTERNAL;
ALTER TABLE dataset_columns ALTER COLUMN content SET STORAGE EXTERNAL;

-- The body is the report's JSON, kept byte for byte.
CREATE TABLE reports (
  workspace_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  source_id text COLLATE "C" NOT NULL,
  template_type text NOT NULL,
  created_at timestamptz NOT NULL,
  body text NOT NULL,
  stages text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
);

CREATE INDEX reports_of_source ON reports (workspace_id, source_id);
