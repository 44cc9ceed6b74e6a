import type { Reports, StoredReport } from "../../ports/reports.ts";
import { reaching, type Sql } from "./client.ts";
import { pageOf } from "./paging.ts";

/** Reports in Postgres. */
export function postgresReports(sql: Sql): Reports {
  return {
    save: (workspace, { id, sourceId, templateType, createdAt, body, stages }) =>
      reaching(async () => {
        await sql`
          INSERT INTO reports (workspace_id, id, source_id, template_type, created_at, body, stages)
          VALUES (${workspace}, ${id}, ${sourceId}, ${templateType}, ${createdAt}, ${body}, ${stages})`;
      }),

    find: (workspace, id) =>
      reaching(async () => {
        const [row] = await sql<StoredReport[]>`
          SELECT id, source_id AS "sourceId", template_type AS "templateType", created_at AS "createdAt", body, stages
          FROM reports WHERE workspace_id = ${workspace} AND id = ${id}`;
        return row ? { ...row } : null;
      }),

    list: (workspace, { limit, after }) =>
      reaching(async () => {
        const rows = await sql<Omit<StoredReport, "body" | "stages">[]>`
          SELECT id, source_id AS "sourceId", template_type AS "templateType", created_at AS "createdAt"
          FROM reports
          WHERE workspace_id = ${workspace} ${after ? sql`AND id < ${after}` : sql``}
          ORDER BY id DESC LIMIT ${limit + 1}`;
        return pageOf(rows.map((row) => ({ ...row })), limit);
      }),

    delete: (workspace, id) =>
      reaching(async () => {
        const { count } = await sql`DELETE FROM reports WHERE workspace_id = ${workspace} AND id = ${id}`;
        return count > 0;
      }),
  };
}
