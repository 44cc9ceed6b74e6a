import type { NamedWorkspace, Workspaces } from "../../ports/workspaces.ts";
import type { Sql } from "./client.ts";
import { asOperator } from "./in_workspace.ts";

/** Workspaces in Postgres. */
export function postgresWorkspaces(sql: Sql): Workspaces {
  return {
    add: ({ id, name, currency, timezone }) =>
      asOperator(sql, "write", async (transaction) => {
        await transaction`
          INSERT INTO workspaces (id, name, currency, timezone) VALUES (${id}, ${name}, ${currency}, ${timezone})`;
      }),

    find: (id) =>
      asOperator(sql, "read", async (transaction) => {
        const [row] = await transaction<NamedWorkspace[]>`
          SELECT id, name, currency, timezone FROM workspaces WHERE id = ${id}`;
        return row ? { ...row } : null;
      }),

    list: () =>
      asOperator(sql, "read", async (transaction) => {
        const rows = await transaction<NamedWorkspace[]>`
          SELECT id, name, currency, timezone FROM workspaces ORDER BY id`;
        return rows.map((row) => ({ ...row }));
      }),
  };
}
