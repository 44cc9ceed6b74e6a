import type { Deps } from "../ports/deps.ts";
import type { Page, PageRequest, Source } from "../ports/sources.ts";
import type { Workspace } from "./workspace.ts";

/** The workspace's sources, newest first. */
export function listSources(
  deps: Pick<Deps, "sources">,
  workspace: Workspace,
  page: PageRequest,
): Promise<Page<Source>> {
  return deps.sources.list(workspace.id, page);
}
