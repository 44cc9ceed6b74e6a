import { ReportNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { StoredReport } from "../ports/reports.ts";
import type { Workspace } from "./workspace.ts";

/** The stored report with that id in the workspace; throws `report_not_found`. */
export async function findReport(deps: Pick<Deps, "reports">, workspace: Workspace, id: string): Promise<StoredReport> {
  const report = await deps.reports.find(workspace.id, id);
  if (!report) throw new ReportNotFoundError(id);
  return report;
}
