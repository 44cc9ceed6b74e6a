import type { Deps } from "../ports/deps.ts";
import type { StoredReport } from "../ports/reports.ts";
import type { Page, PageRequest } from "../ports/sources.ts";
import type { Workspace } from "./workspace.ts";

/** The workspace's reports without their bodies, newest first. */
export function listReports(
  deps: Pick<Deps, "reports">,
  workspace: Workspace,
  page: PageRequest,
): Promise<Page<Omit<StoredReport, "body" | "stages">>> {
  return deps.reports.list(workspace.id, page);
}
