import { openEmbedded } from "../../src/adapters/postgres/embedded.ts";
import { connect, type Sql } from "../../src/adapters/postgres/client.ts";
import { migrate, readMigrations } from "../../src/adapters/postgres/migrate.ts";

export const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** A database of its own, empty or migrated, gone once it is closed. */
export interface TestDatabase {
  readonly sql: Sql;
  /** Where another client reaches it. */
  readonly url: string;
  close(): Promise<void>;
}

export interface TestEngine {
  readonly name: string;
  open(): Promise<TestDatabase>;
}

const embedded: TestEngine = {
  name: "embedded",
  async open() {
    const database = await openEmbedded({ folder: null });
    const sql = connect(database.url, { poolSize: 1, embedded: true });
    return {
      sql,
      url: database.url,
      async close() {
        await sql.end({ timeout: 5 });
        await database.close();
      },
    };
  },
};

function server(address: string): TestEngine {
  return {
    name: "PostgreSQL",
    async open() {
      const name = `echo_test_${crypto.randomUUID().replaceAll("-", "")}`;
      const admin = connect(address, { poolSize: 1 });
      await admin.unsafe(`CREATE DATABASE ${name}`);
      const url = new URL(address);
      url.pathname = `/${name}`;
      const sql = connect(url.href, { poolSize: 4 });
      return {
        sql,
        url: url.href,
        async close() {
          await sql.end({ timeout: 5 });
          await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
          await admin.end({ timeout: 5 });
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
