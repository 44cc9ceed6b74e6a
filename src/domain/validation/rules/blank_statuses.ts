import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { blankIn } from "../blank_cells.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

/** Amounts whose status is blank. */
export function blankStatuses(_: Table, dataset: Dataset): RuleOutcome {
  const status = dataset.roles.get("status");
  const amounts = dataset.roles.get("amount")?.numbers?.values;
  if (status === undefined || amounts === undefined) return NOTHING;
  const isBlank = blankIn(status.cells!);
  const { count, rows } = rowsWhere(dataset, (row) => isBlank(row) && !Number.isNaN(amounts[row]!));
  if (count === 0) return NOTHING;
  return found({
    rule: "blank_statuses",
    severity: "warning",
    message: `${counted(count, "amount")} ${count === 1 ? "has" : "have"} no status in '${status.name}' (${
      inRows(rows, count)
    }) and ${count === 1 ? "counts" : "count"} as not paid.`,
    suggestion: "Fill in the status if these were paid.",
    row: rows[0]!,
    column: status.name,
    count,
  });
}
