-- The files a source was made of, in their order: [{ id, name, created_at, file_hash, rows, added, updated, offset }].
ALTER TABLE sources ADD COLUMN imports json NOT NULL DEFAULT '[]';

-- Names a file and how its sender said it is read: the same file twice is one source, unless it was sent as another.
ALTER TABLE sources ADD COLUMN upload_key text;
CREATE UNIQUE INDEX sources_upload_key ON sources (workspace_id, upload_key);

-- What was said of a file is remembered for files with the same header.
CREATE TABLE remembered_answers (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text COLLATE "C" NOT NULL,
  header_hash text NOT NULL,
  source_name text NOT NULL,
  settings json NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, header_hash)
);
