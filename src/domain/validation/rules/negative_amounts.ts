import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

/** Amounts below zero, which count as refunds. */
export function negativeAmounts(_: Table, dataset: Dataset): RuleOutcome {
  const amount = dataset.roles.get("amount");
  const values = amount?.numbers?.values;
  if (amount === undefined || values === undefined) return NOTHING;
  const { count, rows } = rowsWhere(dataset, (row) => values[row]! < 0);
  if (count === 0) return NOTHING;
  return found({
    rule: "negative_amounts",
    severity: "info",
    message: `${counted(count, "amount")} in '${amount.name}' ${count === 1 ? "is" : "are"} below zero (${
      inRows(rows, count)
    }) and ${count === 1 ? "counts as a refund" : "count as refunds"} where the payment went through.`,
    suggestion: "If they are expenses, give the column the role 'expense'.",
    row: rows[0]!,
    column: amount.name,
    count,
  });
}
