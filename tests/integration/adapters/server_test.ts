import assert from "node:assert/strict";
import { openServer } from "../../../src/adapters/postgres/client.ts";
import { migrate, migrationStatus, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { postgresProbes } from "../../../src/adapters/postgres/readiness.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { UnavailableError } from "../../../src/domain/values/fault.ts";
import { ENGINES, MIGRATIONS, openMigrated } from "../../support/databases.ts";

const SERVERS = ENGINES.filter(({ name }) => name !== "embedded");

Deno.test("a database out of reach is unavailable, at every door, and not ready", async () => {
  const { sql, close } = openServer("postgres://root@127.0.0.1:1/none", 2);
  const migrations = await readMigrations(MIGRATIONS);
  await assert.rejects(postgresSources(sql).find("ws_local", "src_1"), UnavailableError);
  await assert.rejects(migrate(sql, migrations), UnavailableError);
  await assert.rejects(migrationStatus(sql, migrations), UnavailableError);
  await assert.rejects(postgresProbes(sql, migrations).database!());
  await close();
});

for (const engine of SERVERS) {
  Deno.test(`${engine.name} that ends its sessions is unavailable for what is under way, then serves again`, async () => {
    const { sql, close } = await openMigrated(engine);
    const sources = postgresSources(sql);
    assert.equal(await sources.find("ws_local", "src_1"), null);
    const admin = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const waiting = sources.dataset("ws_local", "src_1").catch((error) => error);
    await admin;
    const outcome = await waiting;
    assert.ok(outcome === null || outcome instanceof UnavailableError, String(outcome));
    for (let round = 0; round < 4; round++) {
      const found = await sources.find("ws_local", "src_1").catch((error) => error);
      assert.ok(found === null || found instanceof UnavailableError, String(found));
    }
    assert.equal(await sources.find("ws_local", "src_1"), null);
    await close();
  });
}
