import type { Table } from "../../table/table.ts";
import { type Dataset, ROW_SKIPPED } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { counted, inRows } from "../wording.ts";

/** Total lines and blank records among the rows. */
export function summaryRows(_: Table, { rowStates, rowNumbers }: Dataset): RuleOutcome {
  const rows: number[] = [];
  rowStates.forEach((state, row) => state === ROW_SKIPPED && rows.push(rowNumbers[row]!));
  if (rows.length === 0) return NOTHING;
  return found({
    rule: "summary_rows",
    severity: "info",
    message: `${counted(rows.length, "row")} ${rows.length === 1 ? "is a total or" : "are totals or"} blank (${
      inRows(rows.slice(0, 5), rows.length)
    }) and ${rows.length === 1 ? "counts" : "count"} nowhere.`,
    suggestion: "Nothing to do: the totals would count everything twice.",
    row: rows[0]!,
    count: rows.length,
  });
}
