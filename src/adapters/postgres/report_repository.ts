import type { Reports, StoredReport } from "../../ports/reports.ts";
import type { Sql } from "./client.ts";
import { inWorkspace } from "./in_workspace.ts";
import { pageOf } from "./paging.ts";

/** Reports in Postgres. */
export function postgresReports(sql: Sql): Reports {
  return {
    save: (workspace, { id, sourceId, templateType, createdAt, body, stages }) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        await transaction`
          INSERT INTO reports (workspace_id, id, source_id, template_type, created_at, body, stages)
          VALUES (${workspace}, ${id}, ${sourceId}, ${templateType}, ${createdAt}, ${body}, ${stages})
          ON CONFLICT (workspace_id, id) DO NOTHING`;
      }),

    find: (workspace, id) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const [row] = await transaction<StoredReport[]>`
          SELECT id, source_id AS "sourceId", template_type AS "templateType", created_at AS "createdAt", body, stages
          FROM reports WHERE workspace_id = ${workspace} AND id = ${id}`;
        return row ? { ...row } : null;
      }),

    list: (workspace, { limit, after }) =>
      inWorkspace(sql, workspace, "read", async (transaction) => {
        const rows = await transaction<Omit<StoredReport, "body" | "stages">[]>`
          SELECT id, source_id AS "sourceId", template_type AS "templateType", created_at AS "createdAt"
          FROM reports
          WHERE workspace_id = ${workspace} ${after ? transaction`AND id < ${after}` : transaction``}
          ORDER BY id DESC LIMIT ${limit + 1}`;
        return pageOf(rows.map((row) => ({ ...row })), limit);
      }),

    delete: (workspace, id) =>
      inWorkspace(sql, workspace, "write", async (transaction) => {
        const { count } = await transaction`DELETE FROM reports WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}
