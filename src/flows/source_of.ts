import type { DatasetColumn } from "../domain/schema/dataset.ts";
import type { Source, SourceColumn } from "../ports/sources.ts";
import type { ReadFile } from "./read_source.ts";

/** What is kept of a file beside its columns. */
export function sourceOf(
  { table: { facts }, dataset, validation, datasetHash }: Pick<
    ReadFile,
    "table" | "dataset" | "validation" | "datasetHash"
  >,
  identity: Pick<Source, "id" | "name" | "createdAt" | "settings" | "imports">,
): Source {
  const { id, name, createdAt, settings, imports } = identity;
  return {
    id,
    name,
    createdAt,
    settings,
    imports,
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
