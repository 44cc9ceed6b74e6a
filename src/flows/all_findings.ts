import type { Finding } from "../domain/validation/finding.ts";
import { validate } from "../domain/validation/validate.ts";
import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import { loadDataset } from "./load_dataset.ts";
import type { Workspace } from "./workspace.ts";

/** Every finding of a source, however many there are; throws `data_source_not_found`. */
export async function allFindings(
  deps: Pick<Deps, "sources">,
  workspace: Workspace,
  id: string,
): Promise<readonly Finding[]> {
  const table = await deps.sources.table(workspace.id, id);
  if (!table) throw new DataSourceNotFoundError(id);
  return validate(table, await loadDataset(deps, workspace, id), Infinity).findings;
}
