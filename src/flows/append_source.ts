import { type Appended, appendTable, type ReadTable } from "../domain/imports/append_table.ts";
import { changedReading } from "../domain/imports/same_reading.ts";
import type { Dataset } from "../domain/schema/dataset.ts";
import { readCell } from "../domain/schema/read_cell.ts";
import type { ReadSettings } from "../domain/schema/settings.ts";
import { cellText } from "../domain/table/column.ts";
import type { Table } from "../domain/table/table.ts";
import { DataSourceNotFoundError, EchoError, ValidationError } from "../domain/values/fault.ts";
import type { Deps } from "../ports/deps.ts";
import type { Import, Source, StoredSource } from "../ports/sources.ts";
import { datasetHash, fileHashOf } from "./dataset_hash.ts";
import { withSheet } from "./read_source.ts";
import { scanFile, type ScanInput } from "./scan_file.ts";
import { sourceOf } from "./source_of.ts";
import { understandTable } from "./understand_table.ts";
import type { Upload } from "./upload_source.ts";
import type { Workspace } from "./workspace.ts";

export interface AppendInput extends ScanInput {
  readonly name: string;
  readonly appendTo: string;
  readonly settings: ReadSettings;
  readonly dryRun?: boolean;
}

type AppendDeps = Pick<Deps, "sources" | "clock" | "ids" | "digest" | "tracer">;

/**
 * Adds to a source what another export of the same columns has that it hasn't; what it has already stays as it is, and
 * a row of the same id that says something else now is updated. All of it or nothing. Throws `data_source_not_found`;
 * `validation_failed` for a file that lacks columns; `conflict` where the two would read each other's cells differently.
 */
export async function appendSource(
  deps: AppendDeps,
  workspace: Workspace,
  input: AppendInput,
): Promise<Upload & { readonly bytes: number }> {
  const { sources, tracer, digest } = deps;
  const { table, bytes, fileHash } = await tracer.span("scan", () => scanFile(input, digest));
  const identity = { id: deps.ids.next("imp"), name: input.name, createdAt: deps.clock.now(), fileHash };
  let upload: Upload | null = null;
  const append = (stored: StoredSource): StoredSource => {
    const file = tracer.span("solve", () => readLike(stored, table, input.settings, workspace));
    const { next, made } = appended(deps, workspace, stored, file, identity);
    const alreadyImported = stored.source.imports.some((earlier) => earlier.fileHash === fileHash);
    upload = { source: next.source, import: made, alreadyImported };
    return next;
  };
  if (input.dryRun) append(await storedSource(deps, workspace, input.appendTo));
  else await tracer.span("store", () => sources.revise(workspace.id, input.appendTo, append));
  if (upload === null) throw new DataSourceNotFoundError(input.appendTo);
  return { ...upload as Upload, bytes };
}

async function storedSource({ sources }: AppendDeps, workspace: Workspace, id: string): Promise<StoredSource> {
  const source = await sources.find(workspace.id, id);
  const table = await sources.table(workspace.id, id);
  const dataset = await sources.dataset(workspace.id, id);
  if (!source || !table || !dataset) throw new DataSourceNotFoundError(id);
  return { source, table, dataset };
}

/** The file by itself, read as the source was told to be. */
function readLike(
  { source, table: there }: StoredSource,
  table: Table,
  said: ReadSettings,
  workspace: Workspace,
): ReadTable {
  const names = new Set(table.columns.map(({ name }) => name));
  const missing = there.columns.filter(({ name }) => !names.has(name));
  if (missing.length > 0) {
    throw new ValidationError(
      `The file lacks columns of "${source.name}", so it can't be added to it.`,
      missing.map(({ name }) => ({ detail: `There is no column "${name}".`, column: name })),
    );
  }
  const settings = withSheet({ ...source.settings, scan: undefined, ...said }, table);
  return { table, dataset: understandTable(table, settings, workspace).dataset };
}

function appended(
  { digest }: Pick<Deps, "digest">,
  workspace: Workspace,
  stored: StoredSource,
  file: ReadTable,
  identity: Pick<Import, "id" | "name" | "createdAt" | "fileHash">,
): { readonly next: StoredSource; readonly made: Import } {
  const { source } = stored;
  const { table, added, updated, rows, offset, ours, theirs } = appendTable(stored, file);
  const made: Import = { ...identity, rows, added, updated, offset };
  const imports = [...source.imports, made];
  if (added + updated === 0) return { next: { ...stored, source: { ...source, imports } }, made };
  const { dataset, validation } = understandTable(table, source.settings, workspace);
  demandSameReading(stored.dataset, dataset, ours);
  demandSameReading(file.dataset, dataset, theirs);
  const hash = digest.start();
  hash.update(new TextEncoder().encode(`${fileHashOf(source.datasetHash)}+${identity.fileHash}`));
  const named = datasetHash(digest, hash.hex(), source.settings, workspace);
  return {
    next: {
      source: sourceOf({ table, dataset, validation, datasetHash: named }, { ...source, imports }),
      table,
      dataset,
    },
    made,
  };
}

/** Two files that are written in different ways may each be clear, and wrong together: then nothing is added. */
function demandSameReading(alone: Dataset, together: Dataset, places: Appended["ours"]): void {
  const changed = changedReading(
    alone,
    together,
    (row) => places[row]!,
    readCell,
    ({ cells }, row) => cellText(cells!, row),
  );
  if (changed === null) return;
  const { column, held, alone: read, together: other } = changed;
  throw new EchoError({
    code: "conflict",
    detail:
      `The two files are written in different ways: '${held}' in '${column}' is ${read} in its own file, and would ` +
      `be ${other} beside the other's cells. Upload the file as a source of its own, or export it as the first one was.`,
    items: [{ detail: `'${held}' would change its meaning.`, column }],
  });
}

/** The import that a source begins with. */
export function firstImport(
  source: Pick<Source, "rows">,
  identity: Pick<Import, "id" | "name" | "createdAt" | "fileHash">,
): Import {
  const { ok, rejected } = source.rows;
  return { ...identity, rows: source.rows, added: ok + rejected, updated: 0, offset: 0 };
}
