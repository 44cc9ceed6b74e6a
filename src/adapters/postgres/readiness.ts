import type { Clock } from "../../ports/clock.ts";
import type { Readiness } from "../../ports/readiness.ts";
import type { Sql } from "./client.ts";
import { type Migration, migrationStatus } from "./migrate.ts";

/** Whether the database answers, and has every migration of this Echo. */
export function postgresReadiness(sql: Sql, migrations: readonly Migration[], clock: Clock): Readiness {
  async function timed(check: () => Promise<boolean>) {
    const start = clock.elapsed();
    const ok = await check().catch(() => false);
    return { ok, milliseconds: Math.round(clock.elapsed() - start) };
  }
  return {
    async check() {
      const database = await timed(async () => (await sql`SELECT 1 AS one`).length === 1);
      const current = await timed(async () => (await migrationStatus(sql, migrations)).pending.length === 0);
      return { database, migrations: current };
    },
  };
}
