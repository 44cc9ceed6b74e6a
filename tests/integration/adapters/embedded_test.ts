import assert from "node:assert/strict";
import { openEmbedded } from "../../../src/adapters/postgres/embedded.ts";
import { migrate, readMigrations } from "../../../src/adapters/postgres/migrate.ts";
import { postgresSources } from "../../../src/adapters/postgres/source_repository.ts";
import { UnavailableError } from "../../../src/domain/values/fault.ts";
import { ENGINES, MIGRATIONS } from "../../support/databases.ts";

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

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a process killed amid a save leaves whole sources only, and the folder opens again", () =>
  inFolder(async (folder) => {
    await killAmidSave(folder);
    const { sql, close } = await openEmbedded({ folder });
    await migrate(sql, await readMigrations(MIGRATIONS));
    const sources = postgresSources(sql);
    const { items } = await sources.list("ws_local", { limit: 100 });
    assert.ok(items.length >= 2);
    for (const { id, columns } of items) {
      assert.equal((await sources.dataset("ws_local", id))!.columns.length, columns.length);
      assert.equal((await sources.table("ws_local", id))!.rowCount, 20_000);
    }
    const [counted] = await sql`
      SELECT (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM datasets) AS datasets`;
    assert.equal(counted!.sources, counted!.datasets);
    await close();
  }));

Deno.test("a folder that is open elsewhere is refused in words, and free once it is closed", () =>
  inFolder(async (folder) => {
    const first = await openEmbedded({ folder });
    await assert.rejects(openEmbedded({ folder }), (error) => {
      assert.ok(error instanceof UnavailableError);
      assert.match(error.detail, /Another Echo/);
      return true;
    });
    await first.sql`CREATE TABLE kept (id int)`;
    await first.close();
    const second = await openEmbedded({ folder });
    assert.equal((await second.sql`SELECT to_regclass('kept') AS kept`)[0]!.kept, "kept");
    await second.close();
  }));

Deno.test("a database whose making was broken off is made anew; one that is damaged is refused and kept", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/database`);
    await Deno.writeTextFile(`${folder}/database/PG_VERSION`, "18\n");
    await assert.rejects(openEmbedded({ folder }), /can't be opened/);
    assert.equal(await Deno.readTextFile(`${folder}/database/PG_VERSION`), "18\n");
    await Deno.writeTextFile(`${folder}/unfinished`, "");
    const { sql, close } = await openEmbedded({ folder });
    assert.equal((await sql`SELECT 1 AS one`)[0]!.one, 1);
    await close();
    assert.deepEqual(Array.from(Deno.readDirSync(folder), ({ name }) => name).sort(), ["database", "lock"]);
  }));

Deno.test("a data folder that can't be looked into is an error of its own", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/file`, "");
    await assert.rejects(openEmbedded({ folder: `${folder}/file` }));
  }));

Deno.test("an error of the database's own stays what it is, and the connection goes on", async () => {
  const { sql, close } = await ENGINES[0]!.open();
  await assert.rejects(postgresSources(sql).find("ws_local", "src_1"), { code: "42P01" });
  await assert.rejects(
    sql.begin(async (transaction) => {
      await transaction`CREATE TABLE gone (id int)`;
      throw new Error("no");
    }),
    /no/,
  );
  assert.equal((await sql`SELECT to_regclass('gone') AS gone`)[0]!.gone, null);
  await close();
});

Deno.test("parameters and answers of 3 MB go through whole", async () => {
  const { sql, close } = await ENGINES[0]!.open();
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index * 7919 >> 3);
  const [row] = await sql<{ bytes: Uint8Array }[]>`SELECT ${bytes}::bytea AS bytes`;
  assert.ok(row!.bytes.every((byte, index) => byte === bytes[index]));
  await close();
});
