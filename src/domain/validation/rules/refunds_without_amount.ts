import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { cellText, type TextCells } from "../../table/column.ts";
import { statusClassOf } from "../../schema/status_words.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";
import { counted, inRows } from "../wording.ts";

/** Refunded rows that don't say how much was given back. */
export function refundsWithoutAmount(_: Table, dataset: Dataset): RuleOutcome {
  const status = dataset.roles.get("status");
  const amounts = dataset.roles.get("amount")?.numbers?.values;
  if (status === undefined || amounts === undefined) return NOTHING;
  const refund = dataset.roles.get("refund_amount")?.numbers?.values;
  const isRefunded = refundedIn(status.cells!);
  const { count, rows } = rowsWhere(
    dataset,
    (row) => isRefunded(row) && !Number.isNaN(amounts[row]!) && (refund === undefined || Number.isNaN(refund[row]!)),
  );
  if (count === 0) return NOTHING;
  return found({
    rule: "refunds_without_amount",
    severity: "info",
    message: `${counted(count, "refunded row")} ${count === 1 ? "doesn't" : "don't"} say how much was given back (${
      inRows(rows, count)
    }), so all of it counts as given back.`,
    suggestion: "If only a part was refunded, add a column 'refund_amount'.",
    row: rows[0]!,
    count,
  });
}

function refundedIn(cells: TextCells): (row: number) => boolean {
  if (cells.kind === "packed") return (row) => statusClassOf(cellText(cells, row)) === "refunded";
  const refunded = Uint8Array.from(cells.values, (value) => statusClassOf(value) === "refunded" ? 1 : 0);
  return (row) => refunded[cells.codes[row]!] === 1;
}
