import { ReportNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Workspace } from "./workspace.ts";

/** Deletes a report; throws `report_not_found`. */
export async function deleteReport(deps: Pick<Deps, "reports">, workspace: Workspace, id: string): Promise<void> {
  if (!await deps.reports.delete(workspace.id, id)) throw new ReportNotFoundError(id);
}
