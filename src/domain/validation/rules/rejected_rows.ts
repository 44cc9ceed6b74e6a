import type { Table } from "../../table/table.ts";
import { type Dataset, ROW_REJECTED } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

/** Rows with a figure that can't be read. */
export function rejectedRows(_: Table, dataset: Dataset): RuleOutcome {
  if (dataset.counts.rejected === 0) return NOTHING;
  const { count, rows } = rowsWhere(dataset, (row) => dataset.rowStates[row] === ROW_REJECTED);
  if (count === 0) return NOTHING;
  return found({
    rule: "rejected_rows",
    severity: "warning",
    message: `${counted(count, "row")} ${count === 1 ? "holds" : "hold"} a figure that can't be read (${
      inRows(rows, count)
    }); that figure counts nowhere.`,
    suggestion: "Correct the cells named in the other findings and upload the file again.",
    row: rows[0]!,
    count,
  });
}
