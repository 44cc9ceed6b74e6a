import type { Hono } from "hono";
import { postgresProbes } from "../../src/adapters/postgres/readiness.ts";
import { postgresAnswers } from "../../src/adapters/postgres/answer_repository.ts";
import { postgresConnections } from "../../src/adapters/postgres/connection_repository.ts";
import { postgresIdempotency } from "../../src/adapters/postgres/idempotency_repository.ts";
import { postgresKeys } from "../../src/adapters/postgres/key_repository.ts";
import { postgresReports } from "../../src/adapters/postgres/report_repository.ts";
import { postgresSessions } from "../../src/adapters/postgres/session_repository.ts";
import { postgresSources } from "../../src/adapters/postgres/source_repository.ts";
import { postgresWorkspaces } from "../../src/adapters/postgres/workspace_repository.ts";
import { readMigrations } from "../../src/adapters/postgres/migrate.ts";
import { sha256 } from "../../src/adapters/system/digest.ts";
import { sortableIds } from "../../src/adapters/system/ids.ts";
import { memoryWindows } from "../../src/adapters/redis/memory_windows.ts";
import { openLimiter } from "../../src/adapters/redis/open_limiter.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { sampleFiles } from "../../src/adapters/system/samples.ts";
import { systemVitals } from "../../src/adapters/system/vitals.ts";
import { secretBox } from "../../src/adapters/system/secret_box.ts";
import { systemSecrets } from "../../src/adapters/system/secrets.ts";
import { lineLog } from "../../src/adapters/telemetry/line_log.ts";
import { probedReadiness } from "../../src/adapters/telemetry/readiness.ts";
import { unmetered, untraced } from "../../src/adapters/telemetry/unobserved.ts";
import { createApp } from "../../src/http/app.ts";
import type { EchoEnv } from "../../src/http/env.ts";
import { heldToContract } from "./contract.ts";
import type { AppOptions } from "../../src/http/options.ts";
import type { Deps } from "../../src/ports/deps.ts";
import { MIGRATIONS, openMigrated, type TestDatabase, type TestEngine } from "./databases.ts";
import { fixedClock } from "./fixed_clock.ts";
import { LIMITS, WORKSPACE } from "./read_text.ts";
import { plainAlarms } from "./plain_alarms.ts";

export interface TestApp {
  readonly app: Hono<EchoEnv>;
  readonly deps: Deps;
  readonly database: TestDatabase;
  /** What the app logged, a line an entry. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** The whole app on a database of its own, with a clock of its own. */
export async function openApp(engine: TestEngine, auth: AppOptions["auth"] = "local"): Promise<TestApp> {
  return await appOn(await openMigrated(engine), auth);
}

/** The same on a database that has every migration already: several apps may stand on one. */
export async function appOn(database: TestDatabase, auth: AppOptions["auth"]): Promise<TestApp> {
  const clock = fixedClock();
  const log: string[] = [];
  const lines = lineLog((line) => void log.push(line));
  const probes = postgresProbes(database.sql, await readMigrations(MIGRATIONS));
  const deps = {
    sources: postgresSources(database.sql),
    limiter: openLimiter(memoryWindows(systemClock), { log: lineLog(() => {}), meters: unmetered }),
    answers: postgresAnswers(database.sql),
    reports: postgresReports(database.sql),
    clock,
    alarms: plainAlarms,
    ids: sortableIds(clock),
    digest: sha256,
    readiness: probedReadiness({ probes, clock, log: lines }),
    samples: sampleFiles,
    log: lines,
    meters: unmetered,
    tracer: untraced,
    vitals: systemVitals,
    workspaces: postgresWorkspaces(database.sql),
    keys: postgresKeys(database.sql),
    sessions: postgresSessions(database.sql),
    idempotency: postgresIdempotency(database.sql),
    secrets: systemSecrets,
    secretBox: await secretBox(undefined),
    connections: postgresConnections(database.sql),
  };
  const options = { limits: LIMITS, workspace: WORKSPACE, auth, secureCookies: auth === "keys" };
  const app = heldToContract(createApp(deps, options));
  return { app, deps, database, log, close: () => database.close() };
}
