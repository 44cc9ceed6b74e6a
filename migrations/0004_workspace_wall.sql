-- What a workspace's files mean where they don't say.
ALTER TABLE workspaces
  ADD COLUMN name text NOT NULL DEFAULT '',
  ADD COLUMN currency text NOT NULL DEFAULT 'USD',
  ADD COLUMN timezone text NOT NULL DEFAULT 'UTC';

UPDATE workspaces SET name = 'Local' WHERE id = 'ws_local';

-- Superusers pass every policy, so a transaction takes this role while it works. Who may not make roles goes without:
-- an ordinary owner of the tables is held by FORCE.
DO $$
BEGIN
  IF to_regrole('echo_app') IS NULL THEN
    CREATE ROLE echo_app NOLOGIN;
  END IF;
  IF NOT pg_has_role('echo_app', 'MEMBER') THEN
    EXECUTE format('GRANT echo_app TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
  RAISE NOTICE 'echo_app: %', SQLERRM;
END $$;

-- Puts a table with a workspace_id behind the wall: only rows of the workspace that the transaction named are there.
CREATE FUNCTION guard_workspace(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format(
    'CREATE POLICY in_workspace ON %s USING (workspace_id = current_setting(''echo.workspace'', true))', guarded);
  IF to_regrole('echo_app') IS NOT NULL THEN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO echo_app', guarded);
  END IF;
END $$;

SELECT guard_workspace(attrelid::regclass)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE attname = 'workspace_id' AND relkind = 'r' AND relnamespace = current_schema()::regnamespace;

ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;
CREATE POLICY in_workspace ON workspaces USING (id = current_setting('echo.workspace', true));
-- For the commands of whoever runs Echo, and for the start: no request sets it.
CREATE POLICY operator ON workspaces USING (current_setting('echo.operator', true) = 'on');

DO $$
BEGIN
  IF to_regrole('echo_app') IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO echo_app', current_schema());
    GRANT SELECT, INSERT, UPDATE, DELETE ON workspaces TO echo_app;
    GRANT SELECT ON schema_migrations TO echo_app;
  END IF;
END $$;
