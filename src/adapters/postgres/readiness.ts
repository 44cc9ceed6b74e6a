import type { Probe } from "../../ports/readiness.ts";
import type { Sql } from "./client.ts";
import { type Migration, migrationStatus } from "./migrate.ts";

/** Whether the database answers, and has every migration of this Echo. */
export function postgresProbes(sql: Sql, migrations: readonly Migration[]): Readonly<Record<string, Probe>> {
  return {
    database: async () => (await sql`SELECT 1 AS one`).length === 1,
    migrations: async () => (await migrationStatus(sql, migrations)).pending.length === 0,
  };
}
