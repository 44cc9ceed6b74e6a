import type { Upload } from "../../flows/upload_source.ts";
import type { RememberedAnswer } from "../../ports/answers.ts";
import type { Import, Source } from "../../ports/sources.ts";

/** What an upload came to as JSON: the source with its findings. What a dry run would make isn't kept, so it has no id. */
export function uploadDocument({ source, import: made, alreadyImported }: Upload, dryRun: boolean, isNew: boolean) {
  const { rows, added, updated } = made;
  return {
    ...sourceDocument(source),
    ...(dryRun && isNew ? { id: null } : {}),
    dry_run: dryRun,
    import: { rows, added, updated, already_imported: alreadyImported },
    findings: source.findings,
  };
}

/** One file of a source as JSON. */
export function importDocument({ id, name, createdAt, fileHash, rows, added, updated, offset }: Import) {
  return {
    object: "import",
    id,
    name,
    created_at: createdAt.toISOString(),
    file_hash: fileHash,
    rows,
    added,
    updated,
    row_offset: offset,
  };
}

/** What is remembered as JSON. */
export function answerDocument({ id, sourceName, settings, answeredAt }: RememberedAnswer) {
  const { mapping, dateOrder, decimalMark, currency, timezone } = settings;
  return {
    object: "answer",
    id,
    source_name: sourceName,
    mapping: mapping ?? {},
    date_order: dateOrder ?? null,
    decimal_mark: decimalMark ?? null,
    currency: currency ?? null,
    timezone: timezone ?? null,
    answered_at: answeredAt.toISOString(),
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
