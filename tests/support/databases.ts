import { PGlite } from "@electric-sql/pglite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { createHash } from "node:crypto";
import { type OpenDatabase, openServer } from "../../src/adapters/postgres/client.ts";
import { openEmbedded } from "../../src/adapters/postgres/embedded.ts";
import { migrate, readMigrations } from "../../src/adapters/postgres/migrate.ts";

export const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** A database of its own, gone once it is closed. */
export interface TestDatabase extends OpenDatabase {
  /** Where another client reaches it; null for one in this process. */
  readonly url: string | null;
}

export interface TestEngine {
  readonly name: string;
  /** An empty database. */
  open(): Promise<TestDatabase>;
}

const embedded: TestEngine = {
  name: "embedded",
  async open() {
    return { ...await openEmbedded({ folder: null, from: await pristine() }), url: null };
  },
};

function server(address: string): TestEngine {
  return {
    name: "PostgreSQL",
    async open() {
      const name = `echo_test_${crypto.randomUUID().replaceAll("-", "")}`;
      const admin = openServer(address, 1);
      await admin.sql.unsafe(`CREATE DATABASE ${name}`);
      const url = new URL(address);
      url.pathname = `/${name}`;
      const { sql, close } = openServer(url.href, 4);
      return {
        sql,
        url: url.href,
        async close() {
          await close();
          await admin.sql.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
          await admin.close();
        },
      };
    },
  };
}

const address = Deno.env.get("TEST_DATABASE_URL");

/** Every database that an adapter must hold on: the embedded one, and TEST_DATABASE_URL where it is set. */
export const ENGINES: readonly TestEngine[] = address ? [embedded, server(address)] : [embedded];

/** A database with every migration. */
export async function openMigrated(engine: TestEngine): Promise<TestDatabase> {
  const database = await engine.open();
  await migrate(database.sql, await readMigrations(MIGRATIONS));
  return database;
}

/**
 * An empty embedded database, ready made: making one takes seconds, unpacking it a fraction. It is kept among the
 * machine's temporary files for the versions of the packages, so that test files and runs share it.
 */
async function pristine(): Promise<Blob> {
  const versions = await Deno.readFile(new URL("../../import_map.json", import.meta.url));
  const key = createHash("sha256").update(versions).digest("hex").slice(0, 16);
  const folder = Deno.env.get("TMPDIR") ?? Deno.env.get("TEMP") ?? "/tmp";
  const path = `${folder}/echo_test_pristine_${key}.tar.zst`;
  try {
    return new Blob([new Uint8Array(zstdDecompressSync(await Deno.readFile(path)))]);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const engine = await PGlite.create("memory://");
  const dump = await engine.dumpDataDir("none");
  await engine.close();
  const unfinished = `${path}.${crypto.randomUUID()}`;
  await Deno.writeFile(unfinished, zstdCompressSync(new Uint8Array(await dump.arrayBuffer())));
  await Deno.rename(unfinished, path);
  return dump;
}
