import assert from "node:assert/strict";
import { openServer, type Sql } from "../../../src/adapters/postgres/client.ts";
import { asOperator, inWorkspace, presenting, wallStands } from "../../../src/adapters/postgres/in_workspace.ts";
import { migrate, migrationStatus, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { postgresKeys } from "../../../src/adapters/postgres/key_repository.ts";
import { postgresReports } from "../../../src/adapters/postgres/report_repository.ts";
import { postgresSessions } from "../../../src/adapters/postgres/session_repository.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { sourceOf } from "../../../src/flows/source_of.ts";
import { ENGINES, MIGRATIONS, openMigrated, type TestDatabase } from "../../support/databases.ts";
import { readText } from "../../support/read_text.ts";

const BREACH = { code: "42501" };

async function fill(sql: Sql): Promise<void> {
  const file = await readText("date,amount\n2024-01-01,1.00\n");
  for (const workspace of ["ws_mine", "ws_other"]) {
    await asOperator(sql, "write", async (transaction) => {
      await transaction`INSERT INTO workspaces (id, name) VALUES (${workspace}, ${workspace})`;
    });
    const source = sourceOf(file, { id: "src_x", name: workspace, createdAt: new Date(0), settings: {}, imports: [] });
    await postgresSources(sql).save(workspace, { source, table: file.table, dataset: file.dataset }, null);
  }
}

const DEMANDS: Readonly<Record<string, (sql: Sql) => Promise<void>>> = {
  async "a query that forgets its WHERE sees its own workspace only"(sql) {
    for (const table of ["sources", "datasets", "dataset_columns"]) {
      const rows = await inWorkspace(sql, "ws_mine", "read", async (transaction) =>
        await transaction`
        SELECT DISTINCT workspace_id FROM ${transaction(table)}`);
      assert.deepEqual(rows.map(({ workspace_id }) => workspace_id), ["ws_mine"], table);
    }
    const workspaces = await inWorkspace(sql, "ws_mine", "read", async (transaction) =>
      await transaction`
      SELECT id FROM workspaces`);
    assert.deepEqual(workspaces.map(({ id }) => id), ["ws_mine"]);
  },

  async "an UPDATE and a DELETE that forget their WHERE reach its own workspace only"(sql) {
    await inWorkspace(sql, "ws_mine", "write", async (transaction) => {
      await transaction`UPDATE sources SET name = 'changed'`;
    });
    const [other] = (await postgresSources(sql).list("ws_other", { limit: 1 })).items;
    assert.equal(other!.name, "ws_other");
    const undone = inWorkspace(sql, "ws_mine", "write", async (transaction) => {
      const { count } = await transaction`DELETE FROM sources`;
      throw new Error(`deleted ${count}`);
    });
    await assert.rejects(undone, /deleted 1/);
  },

  async "with no workspace named, or one that isn't there, nothing is seen"(sql) {
    for (const open of [asOperator<readonly unknown[]>, unnamed]) {
      assert.deepEqual(
        [...await open(sql, "read", async (transaction) => await transaction`SELECT id FROM sources`)],
        [],
      );
    }
    const seen = await inWorkspace(sql, "ws_none", "read", async (transaction) =>
      await transaction`
      SELECT id FROM sources`);
    assert.deepEqual([...seen], []);
  },

  async "a row can't be put into another workspace, nor moved there"(sql) {
    const row = {
      id: "rpt_1",
      sourceId: "src_x",
      templateType: "revenue_health",
      createdAt: new Date(0),
      body: "{}",
      stages: "[]",
    };
    await postgresReports(sql).save("ws_mine", row);
    const put = inWorkspace(sql, "ws_mine", "write", async (transaction) => {
      await transaction`
        INSERT INTO reports (workspace_id, id, source_id, template_type, created_at, body, stages)
        VALUES ('ws_other', 'rpt_2', 'src_x', 'x', now(), '{}', '[]')`;
    });
    await assert.rejects(put, BREACH);
    const moved = inWorkspace(sql, "ws_mine", "write", async (transaction) => {
      await transaction`UPDATE reports SET workspace_id = 'ws_other'`;
    });
    await assert.rejects(moved, BREACH);
    const made = inWorkspace(sql, "ws_mine", "write", async (transaction) => {
      await transaction`INSERT INTO workspaces (id) VALUES ('ws_third')`;
    });
    await assert.rejects(made, BREACH);
  },

  async "who presents a hash sees the one key or session that has it, and changes neither"(sql) {
    const keys = postgresKeys(sql);
    const key = { name: "", prefix: "", scopes: ["read"], createdAt: new Date(0), expiresAt: null } as const;
    for (const [workspace, id] of [["ws_mine", "key_1"], ["ws_mine", "key_2"], ["ws_other", "key_3"]] as const) {
      await keys.add(workspace, { ...key, id, revokedAt: null, lastUsedAt: null }, `hash of ${id}`);
      const session = { hash: `session of ${id}`, keyId: id, createdAt: new Date(0), expiresAt: new Date() };
      await postgresSessions(sql).start(workspace, session);
    }
    for (const [table, hash] of [["api_keys", "hash of key_3"], ["sessions", "session of key_3"]] as const) {
      const seen = await presenting(sql, hash, async (transaction) =>
        await transaction`
        SELECT hash FROM ${transaction(table)}`);
      assert.deepEqual(seen.map(({ hash }) => hash), [hash]);
      const changed = presenting(sql, hash, async (transaction) =>
        await transaction`
        DELETE FROM ${transaction(table)}`);
      await assert.rejects(changed, { code: "25006" });
    }
    for (const hash of ["", "hash of", "%", "hash of key_4"]) {
      const seen = await presenting(sql, hash, async (transaction) => await transaction`SELECT hash FROM api_keys`);
      assert.equal(seen.length, 0);
    }
  },

  async "the operator sees keys and changes none, and sees no session"(sql) {
    await asOperator(sql, "write", async (transaction) => {
      assert.equal((await transaction`SELECT id FROM api_keys`).length, 3);
      assert.equal((await transaction`UPDATE api_keys SET revoked_at = now()`).count, 0);
      assert.equal((await transaction`DELETE FROM api_keys`).count, 0);
      assert.equal((await transaction`SELECT hash FROM sessions`).length, 0);
    });
  },

  async "what a transaction was told is forgotten at its end"(sql) {
    await inWorkspace(sql, "ws_mine", "read", async (transaction) => void await transaction`SELECT 1`);
    const [row] = await sql`
      SELECT coalesce(current_setting('echo.workspace', true), '') AS workspace, current_user = session_user AS same`;
    assert.deepEqual({ ...row }, { workspace: "", same: true });
  },

  async "the wall binds whoever queries"(sql) {
    assert.equal(await wallStands(sql), true);
  },

  async "every table with a workspace_id stands behind the wall, forced"(sql) {
    const tables = await sql`
      SELECT relname, relrowsecurity AND relforcerowsecurity AS forced,
        EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname = 'in_workspace' AND polcmd = '*') AS guarded
      FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
        AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'workspace_id')`;
    assert.ok(tables.length >= 8);
    for (const { relname, forced, guarded } of tables) assert.ok(forced && guarded, relname);
  },
};

/** A transaction bound by the wall that named nothing. */
function unnamed<T>(sql: Sql, _mode: "read", queries: Parameters<typeof presenting<T>>[2]): Promise<T> {
  return presenting(sql, "", queries);
}

async function demandAll(t: Deno.TestContext, sql: Sql): Promise<void> {
  await fill(sql);
  for (const [name, demand] of Object.entries(DEMANDS)) await t.step(name, () => demand(sql));
}

for (const engine of ENGINES) {
  Deno.test(`workspaces are walled off on ${engine.name}`, async (t) => {
    const { sql, close } = await openMigrated(engine);
    try {
      await demandAll(t, sql);
    } finally {
      await close();
    }
  });
}

/** The database as a role of its own sees it, which owns the tables and may do nothing beside. */
async function asPlainOwner(
  { sql, url }: TestDatabase,
  rights: string,
  test: (sql: Sql) => Promise<void>,
): Promise<void> {
  const name = `echo_owner_${crypto.randomUUID().slice(0, 8)}`;
  const own = new URL(url!);
  own.username = name;
  own.password = "own";
  await sql.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'own' ${rights}`);
  await sql.unsafe(`ALTER SCHEMA public OWNER TO ${name}`);
  const server = openServer(own.href, 2);
  try {
    await migrate(server.sql, await readMigrations(MIGRATIONS));
    await test(server.sql);
  } finally {
    await server.close();
    await sql.unsafe(`DROP OWNED BY ${name} CASCADE`);
    await sql.unsafe(`DROP ROLE ${name}`);
  }
}

for (const engine of ENGINES.filter(({ name }) => name !== "embedded")) {
  Deno.test(`workspaces are walled off on ${engine.name} for an owner that may make no role`, async (t) => {
    const database = await engine.open();
    try {
      await asPlainOwner(database, "", (sql) => demandAll(t, sql));
    } finally {
      await database.close();
    }
  });

  Deno.test(`workspaces are walled off on ${engine.name} for a user that owns nothing and has the role echo_app`, async (t) => {
    const database = await openMigrated(engine);
    const name = `echo_server_${crypto.randomUUID().slice(0, 8)}`;
    const own = new URL(database.url!);
    own.username = name;
    own.password = "own";
    await database.sql.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'own' IN ROLE echo_app`);
    const server = openServer(own.href, 2);
    try {
      await demandAll(t, server.sql);
      assert.deepEqual((await migrationStatus(server.sql, await readMigrations(MIGRATIONS))).pending, []);
    } finally {
      await server.close();
      await database.sql.unsafe(`DROP ROLE ${name}`);
      await database.close();
    }
  });

  Deno.test(`a user that row-level security passes by is noticed on ${engine.name}`, async () => {
    const database = await engine.open();
    try {
      await asPlainOwner(database, "BYPASSRLS", async (sql) => assert.equal(await wallStands(sql), false));
    } finally {
      await database.close();
    }
  });
}
