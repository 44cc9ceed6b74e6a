import type { Dataset } from "../domain/schema/dataset.ts";
import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Workspace } from "./workspace.ts";

/** The columns of a source, as understood; throws `data_source_not_found`. */
export async function loadDataset(deps: Pick<Deps, "sources">, workspace: Workspace, id: string): Promise<Dataset> {
  const dataset = await deps.sources.dataset(workspace.id, id);
  if (!dataset) throw new DataSourceNotFoundError(id);
  return dataset;
}
