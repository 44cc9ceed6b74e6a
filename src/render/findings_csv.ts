import { csvRecord } from "../domain/table/write_csv.ts";
import type { Finding } from "../domain/validation/finding.ts";

const HEADER = ["severity", "rule", "row", "column", "held", "count", "message", "suggestion"];

/** Findings as RFC 4180 CSV, one a row, that a spreadsheet opens without running any of it. */
export function findingsCsv(findings: readonly Finding[]): string {
  const rows = findings.map(({ severity, rule, row, column, held, count, message, suggestion }) => [
    severity,
    rule,
    row === undefined ? "" : String(row),
    column ?? "",
    held ?? "",
    count === undefined ? "" : String(count),
    message,
    suggestion,
  ]);
  return [HEADER, ...rows].map((cells) => csvRecord(cells, { formulaSafe: true })).join("");
}
