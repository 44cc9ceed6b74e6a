import assert from "node:assert/strict";
import { migrate, type Migration, migrationStatus, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { openServer } from "../../../src/adapters/postgres/client.ts";
import { postgresProbes } from "../../../src/adapters/postgres/readiness.ts";
import { ENGINES, MIGRATIONS } from "../../support/databases.ts";

function migration(number: number, sql: string): Migration {
  return { number, name: `000${number}_x.sql`, sql, checksum: sql };
}

for (const engine of ENGINES) {
  Deno.test(`migrations on ${engine.name}`, async (t) => {
    const database = await engine.open();
    const { sql } = database;
    const all = [
      migration(1, "CREATE TABLE a (id int)"),
      migration(2, "CREATE TABLE b (id int); INSERT INTO b VALUES (1)"),
    ];
    try {
      await t.step("asking what is pending changes nothing", async () => {
        const { applied, pending } = await migrationStatus(sql, all);
        assert.deepEqual([applied, pending], [[], all]);
        assert.equal((await sql`SELECT to_regclass('schema_migrations') AS made`)[0]!.made, null);
      });
      await t.step("what is pending is applied once, in order", async () => {
        assert.deepEqual(await migrate(sql, all.slice(0, 1)), ["0001_x.sql"]);
        assert.deepEqual(await migrate(sql, all), ["0002_x.sql"]);
        assert.deepEqual(await migrate(sql, all), []);
      });
      await t.step("a migration that fails in the middle leaves nothing of itself", async () => {
        const broken = migration(3, "CREATE TABLE c (id int); SELECT no_such_column FROM c");
        await assert.rejects(migrate(sql, [...all, broken]), /0003_x\.sql.*no_such_column/);
        assert.deepEqual((await migrationStatus(sql, all)).applied, ["0001_x.sql", "0002_x.sql"]);
        assert.equal((await sql`SELECT to_regclass('c') AS c`)[0]!.c, null);
      });
      await t.step("an edited migration is refused", async () => {
        await assert.rejects(migrate(sql, [{ ...all[0]!, checksum: "other" }, all[1]!]), /edited/);
      });
      await t.step("a database newer than Echo is refused, and isn't ready", async () => {
        await assert.rejects(migrate(sql, all.slice(0, 1)), /newer/);
        await assert.rejects(postgresProbes(sql, all.slice(0, 1)).migrations!(), /newer/);
      });
      await t.step("two at once apply each migration once", async () => {
        const third = [...all, migration(3, "CREATE TABLE d (id int)")];
        const others = database.url ? [openServer(database.url, 1), openServer(database.url, 1)] : [database, database];
        const applied = await Promise.all(others.map((other) => migrate(other.sql, third)));
        assert.deepEqual(applied.flat(), ["0003_x.sql"]);
        if (database.url) await Promise.all(others.map((other) => other.close()));
      });
    } finally {
      await database.close();
    }
  });
}

for (const engine of ENGINES) {
  Deno.test(`sources stored before workbooks were read are CSVs, on ${engine.name}`, async () => {
    const database = await engine.open();
    const { sql } = database;
    try {
      const all = await readMigrations(MIGRATIONS);
      await migrate(sql, all.filter(({ number }) => number === 1));
      const facts = '{"notes":[{"detail":"\\"facts\\":{\\"encoding\\":"}],"facts":{"encoding":"utf-8","headerRow":1}}';
      await sql`INSERT INTO sources VALUES
        ('ws_local', 'src_1', 'a.csv', 'csv', 'ready', now(), 'x', '{}', '[]', '[]', '[]', 0, '{}')`;
      await sql`INSERT INTO datasets VALUES ('ws_local', 'src_1', ${facts}::text::json, '{}', '')`;
      await migrate(sql, all);
      const [row] = await sql`SELECT kind, workbook, table_facts FROM sources JOIN datasets ON source_id = id`;
      assert.deepEqual([row!.kind, row!.workbook], ["csv", null]);
      assert.deepEqual(row!.table_facts.facts, { kind: "csv", encoding: "utf-8", headerRow: 1 });
      assert.equal(row!.table_facts.notes[0].detail, '"facts":{"encoding":');
    } finally {
      await database.close();
    }
  });
}

Deno.test("the migrations of a folder are numbered without a gap", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/0002_late.sql`, "SELECT 1");
  await assert.rejects(readMigrations(new URL(`file://${folder}/`)), /0001/);
  await Deno.remove(folder, { recursive: true });
  assert.ok((await readMigrations(MIGRATIONS)).length > 0);
});
