import { csvRecord } from "../../domain/table/write_csv.ts";
import type { Evidence, EvidenceOrder } from "../../flows/metric_evidence.ts";
import { cursorAfter } from "../schemas/fields.ts";

/** The rows behind a figure as JSON. */
export function evidenceDocument(evidence: Evidence, { metric, sourceId, offset }: EvidenceOrder) {
  const end = offset + evidence.rows.length;
  const more = end < evidence.total;
  return {
    object: "list",
    metric,
    source_id: sourceId,
    total: evidence.total,
    columns: evidence.columns,
    data: evidence.rows,
    has_more: more,
    next_cursor: more ? cursorAfter(String(end)) : null,
  };
}

/** The same as CSV: the row's number in the file, then its cells as they stood. */
export function evidenceCsv({ columns, rows }: Evidence): string {
  const records = [["row", ...columns.map(({ name }) => name)], ...rows.map(({ row, text }) => [String(row), ...text])];
  return records.map((cells) => csvRecord(cells, { formulaSafe: true })).join("");
}
