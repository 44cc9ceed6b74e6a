import type { Source } from "../../ports/sources.ts";

/** What an upload came to as JSON: the source with its findings. A dry run's source isn't kept, so it has no id. */
export function uploadDocument(source: Source, dryRun: boolean) {
  return {
    ...sourceDocument(source),
    ...(dryRun ? { id: null } : {}),
    dry_run: dryRun,
    findings: source.findings,
  };
}

/** A source as JSON. Findings have a route of their own; here they are counted. */
export function sourceDocument(source: Source) {
  return {
    object: "source",
    id: source.id,
    name: source.name,
    kind: source.kind,
    ...(source.workbook ? { sheet: source.workbook.sheet, sheets: source.workbook.sheets } : {}),
    status: source.status,
    rows: source.rows,
    columns: source.columns.map(({ name, role, type, evidence }) => ({
      name,
      role,
      type,
      evidence: evidence.map(({ detail }) => detail),
    })),
    questions: source.questions,
    findings_count: source.findingsCount,
    dataset_hash: source.datasetHash,
    created_at: source.createdAt.toISOString(),
  };
}
