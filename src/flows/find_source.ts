import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Source } from "../ports/sources.ts";
import type { Workspace } from "./workspace.ts";

/** The source with that id in the workspace; throws `data_source_not_found`. */
export async function findSource(deps: Pick<Deps, "sources">, workspace: Workspace, id: string): Promise<Source> {
  const source = await deps.sources.find(workspace.id, id);
  if (!source) throw new DataSourceNotFoundError(id);
  return source;
}
