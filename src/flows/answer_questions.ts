import type { ReadSettings } from "../domain/schema/settings.ts";
import { DataSourceNotFoundError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Source } from "../ports/sources.ts";
import { datasetHash, fileHashOf } from "./dataset_hash.ts";
import { headerHash } from "./header_hash.ts";
import { sourceOf } from "./source_of.ts";
import { understandTable } from "./understand_table.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Reads a stored source again with what the caller says of it: roles, date order, decimal mark, currency, zone. What
 * was said before stays unless it is said anew, and all of it is remembered for files with the same header. Throws
 * `data_source_not_found`, or `validation_failed` for a column that isn't there and for a reading that leaves no usable
 * row; then everything stays as it was.
 */
export async function answerQuestions(
  deps: Pick<Deps, "sources" | "answers" | "clock" | "ids" | "digest" | "tracer">,
  workspace: Workspace,
  id: string,
  answers: ReadSettings,
): Promise<Source> {
  const { digest, tracer } = deps;
  let header: string | null = null;
  const answered = await tracer.span("store", () =>
    deps.sources.revise(workspace.id, id, ({ source, table }) => {
      const settings = merge(source.settings, answers);
      const { dataset, validation } = tracer.span("solve", () => understandTable(table, settings, workspace));
      const hash = datasetHash(digest, fileHashOf(source.datasetHash), settings, workspace);
      header = headerHash(digest, table);
      return {
        source: sourceOf({ table, dataset, validation, datasetHash: hash }, { ...source, settings }),
        table,
        dataset,
      };
    }));
  if (answered === null) throw new DataSourceNotFoundError(id);
  if (header !== null) await remember(deps, workspace, header, answered);
  return answered;
}

async function remember(
  { answers, clock, ids }: Pick<Deps, "answers" | "clock" | "ids">,
  workspace: Workspace,
  headerHash: string,
  { name: sourceName, settings: { sheet: _, scan: __, ...settings } }: Source,
): Promise<void> {
  await answers.remember(workspace.id, {
    id: ids.next("ans"),
    headerHash,
    sourceName,
    settings,
    answeredAt: clock.now(),
  });
}

/** A role that is given to a column is taken from the one that was given it before. */
function merge(before: ReadSettings, answers: ReadSettings): ReadSettings {
  const given = answers.mapping ?? {};
  const taken = new Set(Object.values(given).filter((role) => role !== null));
  const kept = Object.entries(before.mapping ?? {}).filter(([, role]) => role === null || !taken.has(role));
  return { ...before, ...answers, mapping: { ...Object.fromEntries(kept), ...given } };
}
