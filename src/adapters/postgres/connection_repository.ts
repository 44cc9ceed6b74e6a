import type { Connections, SealedConnection } from "../../ports/connections.ts";
import type { Sql, Transaction } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";

/** Connections in Postgres. */
export function postgresConnections(sql: Sql): Connections {
  return {
    save: (workspace, { id, kind, label, last4, sealed, createdAt }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          INSERT INTO connections (workspace_id, id, kind, label, last4, sealed, created_at)
          VALUES (${workspace}, ${id}, ${kind}, ${label}, ${last4}, ${sealed}, ${createdAt})
          ON CONFLICT (workspace_id, id) DO NOTHING`;
      }),

    find: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const [connection] = await select(transaction, workspace, id);
        return connection ?? null;
      }),

    list: (workspace) => inWorkspace(sql, workspace, "read", (transaction) => select(transaction, workspace, null)),

    reseal: (workspace, id, before, after) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`
          UPDATE connections SET sealed = ${after}
          WHERE workspace_id = ${workspace} AND id = ${id} AND sealed = ${before}`;
        return count > 0;
      }),

    delete: (workspace, id) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`DELETE FROM connections WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}

async function select(sql: Transaction, workspace: string, id: string | null): Promise<readonly SealedConnection[]> {
  const rows = await sql<SealedConnection[]>`
    SELECT id, kind, label, last4, created_at AS "createdAt", sealed FROM connections
    WHERE workspace_id = ${workspace} ${id === null ? sql`` : sql`AND id = ${id}`}
    ORDER BY id DESC`;
  return rows.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
}
