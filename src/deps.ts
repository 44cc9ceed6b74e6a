import { callPolicy } from "./adapters/calls/call_policy.ts";
import { postgresAnswers } from "./adapters/postgres/answer_repository.ts";
import { type OpenDatabase, openServer, type Sql } from "./adapters/postgres/client.ts";
import { wallStands } from "./adapters/postgres/in_workspace.ts";
import { migrate, type Migration, migrationStatus, readMigrations } from "./adapters/postgres/migrate.ts";
import { postgresProbes } from "./adapters/postgres/readiness.ts";
import { postgresConnections } from "./adapters/postgres/connection_repository.ts";
import { postgresIdempotency } from "./adapters/postgres/idempotency_repository.ts";
import { postgresKeys } from "./adapters/postgres/key_repository.ts";
import { postgresReports } from "./adapters/postgres/report_repository.ts";
import { postgresSessions } from "./adapters/postgres/session_repository.ts";
import { postgresSources } from "./adapters/postgres/source_repository.ts";
import { postgresWorkspaces } from "./adapters/postgres/workspace_repository.ts";
import { sharedAlarms } from "./adapters/system/alarms.ts";
import { systemClock } from "./adapters/system/clock.ts";
import { sha256 } from "./adapters/system/digest.ts";
import { sortableIds } from "./adapters/system/ids.ts";
import { memoryWindows } from "./adapters/redis/memory_windows.ts";
import { openLimiter } from "./adapters/redis/open_limiter.ts";
import type { WindowStore } from "./adapters/redis/window_store.ts";
import { rememberedKeys } from "./adapters/system/remembered_keys.ts";
import { sampleFiles } from "./adapters/system/samples.ts";
import { secretBox } from "./adapters/system/secret_box.ts";
import { systemSecrets } from "./adapters/system/secrets.ts";
import { probedReadiness } from "./adapters/telemetry/readiness.ts";
import { type Config, isDeployed } from "./config.ts";
import type { Deps } from "./ports/deps.ts";
import type { RateLimiter } from "./ports/rate_limiter.ts";
import { openSignals, type Signals } from "./signals.ts";

const MIGRATIONS = new URL("../migrations/", import.meta.url);

export interface OpenDeps extends Deps {
  /** Gives back everything that was opened. */
  close(): Promise<void>;
}

/** The parts that stand without a database, for a command that stores nothing. */
export const localDeps: Pick<Deps, "clock" | "digest"> = { clock: systemClock, digest: sha256 };

/**
 * Builds everything once. Throws `unavailable` if the database can't be reached, and what is missing in words where,
 * deployed, it lacks a migration or has no key that works.
 */
export async function createDeps(config: Config, signals?: Signals): Promise<OpenDeps> {
  const deps = await openDeps(config, signals);
  if (!isDeployed(config) || await deps.keys.anyUsable(deps.clock.now())) return deps;
  await deps.close();
  throw new Error('Nobody could come in: there is no key. Run "deno task keys create --workspace new --name …" first.');
}

/** The same whether there is a key or not, for the command that makes one. */
export async function openDeps(config: Config, signals?: Signals): Promise<OpenDeps> {
  const { flush, ...telling } = signals ?? await openSignals(config);
  const { log, clock } = telling;
  const database = await openDatabase(config);
  const migrations = await readMigrations(MIGRATIONS);
  try {
    await bringUpToDate(config, database.sql, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  const limiter = await openRateLimiter(config, telling);
  const alarms = sharedAlarms();
  const keys = rememberedKeys(postgresKeys(database.sql), clock);
  return {
    ...telling,
    sources: postgresSources(database.sql),
    answers: postgresAnswers(database.sql),
    reports: postgresReports(database.sql),
    alarms,
    ids: sortableIds(clock),
    digest: sha256,
    readiness: probedReadiness({
      probes: postgresProbes(database.sql, migrations),
      spare: { rate_limiter: () => limiter.answers() },
      clock,
      log,
    }),
    limiter,
    samples: sampleFiles,
    workspaces: postgresWorkspaces(database.sql),
    keys,
    sessions: postgresSessions(database.sql),
    idempotency: postgresIdempotency(database.sql),
    secrets: systemSecrets,
    secretBox: await secretBox(config.ENCRYPTION_KEY),
    connections: postgresConnections(database.sql),
    async close() {
      alarms.close();
      await keys.settle();
      await limiter.close();
      await database.close().finally(flush);
    },
  };
}

/** Counts in Upstash, else in Redis, else in this process alone. What speaks to them comes when it is needed. */
async function openRateLimiter(
  config: Config,
  signals: Pick<Signals, "log" | "meters" | "clock">,
): Promise<RateLimiter> {
  return openLimiter(await openWindows(config, signals), signals);
}

async function openWindows(config: Config, { clock, meters }: Pick<Signals, "clock" | "meters">): Promise<WindowStore> {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, REDIS_URL } = config;
  if (!(url && token) && !REDIS_URL) return memoryWindows(clock);
  const { sharedWindows } = await import("./adapters/redis/shared_windows.ts");
  if (!(url && token)) {
    const { tcpVerbs } = await import("./adapters/redis/tcp_verbs.ts");
    return sharedWindows(tcpVerbs(REDIS_URL!), "echo:limit");
  }
  const { upstashVerbs } = await import("./adapters/redis/upstash_verbs.ts");
  const policy = callPolicy({ service: "upstash", clock, meters });
  return sharedWindows(upstashVerbs(url, token, (work) => policy.run(work, { repeatable: false })), "echo:limit");
}

/** Postgres where DATABASE_URL names one, else the embedded one in DATA_DIR (`memory` keeps it nowhere). */
async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return openServer(config.DATABASE_URL, config.DATABASE_POOL_SIZE);
  const { openEmbedded } = await import("./adapters/postgres/embedded.ts");
  return await openEmbedded({ folder: config.DATA_DIR === "memory" ? null : config.DATA_DIR });
}

/** Applies what is pending to the configured database (or, with `apply` false, nothing): names of what was and what is. */
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

/** In development what is pending is applied; where others rely on it that is a step of its own. */
async function bringUpToDate(config: Config, sql: Sql, migrations: readonly Migration[]): Promise<void> {
  if (!isDeployed(config)) await migrate(sql, migrations);
  const { pending } = await migrationStatus(sql, migrations);
  if (pending.length > 0) {
    const names = pending.map(({ name }) => name).join(", ");
    throw new Error(`The database lacks migrations of this Echo: ${names}. Run "deno task migrate" first.`);
  }
  if (!await wallStands(sql)) {
    throw new Error(
      "The database's user passes row-level security by. Grant it the role echo_app, or take BYPASSRLS from it.",
    );
  }
}
