import type { DatasetColumn } from "../domain/schema/dataset.ts";
import type { Deps } from "../ports/deps.ts";
import type { Source, SourceColumn } from "../ports/sources.ts";
import { type ReadFile, type ReadInput, readSource } from "./read_source.ts";
import type { Workspace } from "./workspace.ts";

export interface UploadInput extends Omit<ReadInput, "workspace"> {
  readonly name: string;
  /** Understand only; store nothing. */
  readonly dryRun?: boolean;
}

/** Reads a file (a CSV as it streams in, a workbook once it is there) and stores it whole; a fault or a broken stream stores nothing. */
export async function uploadSource(
  deps: Pick<Deps, "sources" | "clock" | "ids" | "digest">,
  workspace: Workspace,
  input: UploadInput,
): Promise<Source> {
  const file = await readSource({ ...input, workspace }, deps.digest);
  const source = sourceOf(file, {
    id: deps.ids.next("src"),
    name: fileName(input.name),
    createdAt: deps.clock.now(),
    settings: file.settings,
  });
  if (!input.dryRun) await deps.sources.save(workspace.id, source, file.table, file.dataset);
  return source;
}

/** A name that can be shown and stored: without control characters, of at most 255 characters. */
function fileName(name: string): string {
  return [...name.toWellFormed().replace(/\p{Cc}/gu, "")].slice(0, 255).join("") || "upload.csv";
}

/** What is kept of a file beside its columns. */
export function sourceOf(
  file: Pick<ReadFile, "table" | "dataset" | "validation" | "datasetHash">,
  identity: Pick<Source, "id" | "name" | "createdAt" | "settings">,
): Source {
  const { table: { facts }, dataset, validation, datasetHash } = file;
  return {
    ...identity,
    kind: facts.kind,
    ...(facts.kind === "xlsx" ? { workbook: { sheet: facts.sheet, sheets: facts.sheets } } : {}),
    status: dataset.questions.length > 0 ? "needs_confirmation" : "ready",
    datasetHash,
    rows: dataset.counts,
    columns: dataset.columns.map(sourceColumn),
    questions: dataset.questions,
    findings: validation.findings,
    findingsCount: validation.count,
  };
}

function sourceColumn({ name, role, type, evidence }: DatasetColumn): SourceColumn {
  return { name, role, type, evidence };
}
