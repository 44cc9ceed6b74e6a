import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { NO_DAY } from "../../values/day.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

/** Amounts without a day: they belong to the total and to no month. */
export function undatedAmounts(_: Table, dataset: Dataset): RuleOutcome {
  const days = dataset.roles.get("date")?.days;
  const amounts = dataset.roles.get("amount")?.numbers?.values;
  if (days === undefined || amounts === undefined) return NOTHING;
  const { count, rows } = rowsWhere(dataset, (row) => days[row] === NO_DAY && !Number.isNaN(amounts[row]!));
  if (count === 0) return NOTHING;
  return found({
    rule: "undated_amounts",
    severity: "warning",
    message: `${counted(count, "amount")} ${count === 1 ? "has" : "have"} no date (${
      inRows(rows, count)
    }): in the total, but in no month.`,
    suggestion: "Fill in the dates, so that the months add up to the total.",
    row: rows[0]!,
    column: dataset.roles.get("date")!.name,
    count,
  });
}
