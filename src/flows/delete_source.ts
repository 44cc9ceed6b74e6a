import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Workspace } from "./workspace.ts";

/** Deletes a source with its rows and reports; throws `data_source_not_found`. */
export async function deleteSource(deps: Pick<Deps, "sources">, workspace: Workspace, id: string): Promise<void> {
  if (!await deps.sources.delete(workspace.id, id)) throw new DataSourceNotFoundError(id);
}
