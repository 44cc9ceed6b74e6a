import { connect, type Sql } from "./adapters/postgres/client.ts";
import { migrate, type Migration, migrationStatus, readMigrations } from "./adapters/postgres/migrate.ts";
import { postgresReadiness } from "./adapters/postgres/readiness.ts";
import { postgresReports } from "./adapters/postgres/report_repository.ts";
import { postgresSources } from "./adapters/postgres/source_repository.ts";
import { systemClock } from "./adapters/system/clock.ts";
import { sha256 } from "./adapters/system/digest.ts";
import { sortableIds } from "./adapters/system/ids.ts";
import { sampleFiles } from "./adapters/system/samples.ts";
import { type Config, isDeployed } from "./config.ts";
import type { Deps } from "./ports/deps.ts";

const MIGRATIONS = new URL("../migrations/", import.meta.url);

export interface OpenDeps extends Deps {
  /** Gives back everything that was opened. */
  close(): Promise<void>;
}

/** The parts that stand without a database, for a command that stores nothing. */
export const localDeps: Pick<Deps, "clock" | "digest"> = { clock: systemClock, digest: sha256 };

/** An open database, with what closes it. */
interface OpenDatabase {
  readonly sql: Sql;
  close(): Promise<void>;
}

/** Builds everything once. Throws `unavailable` if the database can't be reached or, deployed, lacks a migration. */
export async function createDeps(config: Config): Promise<OpenDeps> {
  const database = await openDatabase(config);
  const migrations = await readMigrations(MIGRATIONS);
  try {
    await bringUpToDate(config, database.sql, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    sources: postgresSources(database.sql),
    reports: postgresReports(database.sql),
    clock: systemClock,
    ids: sortableIds(systemClock),
    digest: sha256,
    readiness: postgresReadiness(database.sql, migrations, systemClock),
    samples: sampleFiles,
    close: database.close,
  };
}

/** Postgres where DATABASE_URL names one, else the embedded one in DATA_DIR (`memory` keeps it nowhere). */
async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.DATABASE_URL) {
    const sql = connect(config.DATABASE_URL, { poolSize: config.DATABASE_POOL_SIZE });
    return { sql, close: () => sql.end({ timeout: 5 }) };
  }
  const { openEmbedded } = await import("./adapters/postgres/embedded.ts");
  const embedded = await openEmbedded({ folder: config.DATA_DIR === "memory" ? null : config.DATA_DIR });
  const sql = connect(embedded.url, { poolSize: 1, embedded: true });
  return {
    sql,
    async close() {
      await sql.end({ timeout: 5 });
      await embedded.close();
    },
  };
}

/** The state of the configured database before and after: with `apply`, what was pending is applied. */
export async function migrateDatabase(
  config: Config,
  apply: boolean,
): Promise<{ readonly applied: readonly string[]; readonly pending: readonly string[] }> {
  const database = await openDatabase(config);
  try {
    const migrations = await readMigrations(MIGRATIONS);
    const applied = apply ? await migrate(database.sql, migrations) : [];
    const { pending } = await migrationStatus(database.sql, migrations);
    return { applied, pending: pending.map(({ name }) => name) };
  } finally {
    await database.close();
  }
}

async function bringUpToDate(config: Config, sql: Sql, migrations: readonly Migration[]): Promise<void> {
  if (!isDeployed(config)) return void await migrate(sql, migrations);
  const { pending } = await migrationStatus(sql, migrations);
  if (pending.length === 0) return;
  throw new Error(`The database lacks ${pending.length} migrations of this Echo. Run "deno task migrate" first.`);
}
