import type { ReadSettings } from "../domain/schema/settings.ts";
import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Source } from "../ports/sources.ts";
import { datasetHash, fileHashOf } from "./dataset_hash.ts";
import { findSource } from "./find_source.ts";
import { understandTable } from "./understand_table.ts";
import { sourceOf } from "./upload_source.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Reads a stored source again with what the caller says of it: roles, date order, decimal mark, currency, zone. What
 * was said before stays unless it is said anew. Throws `data_source_not_found`, or `validation_failed` for a column that
 * isn't there and for a reading that leaves no usable row; then everything stays as it was.
 */
export async function answerQuestions(
  deps: Pick<Deps, "sources" | "digest" | "tracer">,
  workspace: Workspace,
  id: string,
  answers: ReadSettings,
): Promise<Source> {
  const source = await findSource(deps, workspace, id);
  const table = await deps.sources.table(workspace.id, id);
  if (!table) throw new DataSourceNotFoundError(id);
  const settings = merge(source.settings, answers);
  const { dataset, validation } = deps.tracer.span("solve", () => understandTable(table, settings, workspace));
  const hash = datasetHash(deps.digest, fileHashOf(source.datasetHash), settings, workspace);
  const answered = sourceOf({ table, dataset, validation, datasetHash: hash }, { ...source, settings });
  const there = await deps.tracer.span("store", () => deps.sources.replace(workspace.id, answered, dataset));
  if (!there) throw new DataSourceNotFoundError(id);
  return answered;
}

/** A role that is given to a column is taken from the one that was given it before. */
function merge(before: ReadSettings, answers: ReadSettings): ReadSettings {
  const given = answers.mapping ?? {};
  const taken = new Set(Object.values(given).filter((role) => role !== null));
  const kept = Object.entries(before.mapping ?? {}).filter(([, role]) => role === null || !taken.has(role));
  return { ...before, ...answers, mapping: { ...Object.fromEntries(kept), ...given } };
}
