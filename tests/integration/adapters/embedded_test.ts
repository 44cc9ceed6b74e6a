import assert from "node:assert/strict";
import { connect } from "../../../src/adapters/postgres/client.ts";
import { openEmbedded } from "../../../src/adapters/postgres/embedded.ts";
import { migrate, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { UnavailableError } from "../../../src/domain/values/fault.ts";
import { MIGRATIONS } from "../../support/databases.ts";

/** Starts the saver on a data folder, kills it once it has begun a save, and answers when it is gone. */
async function killAmidSave(folder: string): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-all", new URL("./endless_saver.ts", import.meta.url).pathname, folder],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let said = "";
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    said += chunk;
    if (said.split("begun").length > 3) break;
  }
  child.kill("SIGKILL");
  await child.status;
}

// The embedded engine leaves its WebAssembly's timers to the garbage collector.
const UNCHECKED = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  { name: "a process killed amid a save leaves whole sources only, and the folder opens again", ...UNCHECKED },
  async () => {
    const folder = await Deno.makeTempDir();
    await killAmidSave(folder);
    const database = await openEmbedded({ folder });
    const sql = connect(database.url, { poolSize: 1, embedded: true });
    await migrate(sql, await readMigrations(MIGRATIONS));
    const sources = postgresSources(sql);
    const { items } = await sources.list("ws_local", { limit: 100 });
    assert.ok(items.length >= 2);
    for (const { id, columns } of items) {
      assert.equal((await sources.dataset("ws_local", id))!.columns.length, columns.length);
    }
    const [{ strays }] = await sql<[{ strays: number }]>`
    SELECT count(*)::int AS strays FROM dataset_columns WHERE source_id NOT IN (SELECT id FROM sources)`;
    assert.equal(strays, 0);
    await sql.end();
    await database.close();
    await Deno.remove(folder, { recursive: true });
  },
);

Deno.test(
  { name: "a folder that is open elsewhere is refused in words, and free once it is closed", ...UNCHECKED },
  async () => {
    const folder = await Deno.makeTempDir();
    const first = await openEmbedded({ folder });
    await assert.rejects(openEmbedded({ folder }), UnavailableError);
    await first.close();
    const second = await openEmbedded({ folder });
    await second.close();
    await Deno.remove(folder, { recursive: true });
  },
);

Deno.test("a database out of reach is unavailable", async () => {
  const sql = connect("postgres://root@127.0.0.1:1/none", { poolSize: 1 });
  await assert.rejects(postgresSources(sql).find("ws_local", "src_1"), UnavailableError);
  await sql.end();
});

Deno.test({ name: "an error of the database's own stays what it is", ...UNCHECKED }, async () => {
  const database = await openEmbedded({ folder: null });
  const sql = connect(database.url, { poolSize: 1, embedded: true });
  await assert.rejects(postgresSources(sql).find("ws_local", "src_1"), { code: "42P01" });
  await sql.end();
  await database.close();
});
