import { createHash } from "node:crypto";
import { reaching, type Sql } from "./client.ts";

/** One file of `migrations/`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 (hex) of the file. */
  readonly checksum: string;
}

export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly Migration[];
}

/** The migrations of a folder in order; throws if their numbers don't run from 0001 without a gap. */
export async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) names.push(entry.name);
  return await Promise.all(
    names.sort().map(async (name, index) => {
      const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]);
      if (number !== index + 1) {
        throw new Error(`The migration "${name}" should be numbered ${String(index + 1).padStart(4, "0")}.`);
      }
      const sql = await Deno.readTextFile(new URL(name, folder));
      return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

// "echo" in bytes: any number will do, as long as every Echo takes the same one.
const LOCK = 0x6563686f;

/**
 * Applies what is pending, each migration in a transaction of its own, and answers their names. Many may call at once:
 * one applies, the others wait. Throws if an applied migration was edited or the database is newer than this Echo.
 */
export function migrate(sql: Sql, migrations: readonly Migration[]): Promise<readonly string[]> {
  return reaching(async () => {
    const connection = await sql.reserve();
    try {
      return await migrateOn(connection, migrations);
    } finally {
      connection.release();
    }
  });
}

/** What is applied and what is pending, changing nothing; throws as `migrate` does. */
export function migrationStatus(sql: Sql, migrations: readonly Migration[]): Promise<MigrationStatus> {
  return reaching(async () => {
    const [table] = await sql<{ there: boolean }[]>`SELECT to_regclass('schema_migrations') IS NOT NULL AS there`;
    const applied = table!.there
      ? await sql<{ number: number; name: string; checksum: string }[]>`
          SELECT number, name, checksum FROM schema_migrations ORDER BY number`
      : [];
    for (const { number, name, checksum } of applied) {
      const known = migrations[number - 1];
      if (!known) throw new Error(`The database is newer than this Echo: it has the migration "${name}".`);
      if (known.checksum !== checksum) {
        throw new Error(`The migration "${known.name}" was edited after it was applied.`);
      }
    }
    return { applied: applied.map(({ name }) => name), pending: migrations.slice(applied.length) };
  });
}

async function migrateOn(connection: Sql, migrations: readonly Migration[]): Promise<readonly string[]> {
  await connection`SELECT pg_advisory_lock(${LOCK})`;
  try {
    await connection`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        number integer PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`;
    const { pending } = await migrationStatus(connection, migrations);
    for (const migration of pending) await apply(connection, migration);
    return pending.map(({ name }) => name);
  } finally {
    await connection`SELECT pg_advisory_unlock(${LOCK})`;
  }
}

async function apply(connection: Sql, { number, name, sql, checksum }: Migration): Promise<void> {
  await connection`BEGIN`;
  try {
    await connection.unsafe(sql);
    await connection`INSERT INTO schema_migrations (number, name, checksum) VALUES (${number}, ${name}, ${checksum})`;
    await connection`COMMIT`;
  } catch (cause) {
    await connection`ROLLBACK`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The migration "${name}" failed and nothing of it was applied: ${reason}.`, { cause });
  }
}
