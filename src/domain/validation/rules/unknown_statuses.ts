import { cellText } from "../../table/column.ts";
import type { Table } from "../../table/table.ts";
import { isMissing } from "../../schema/missing_words.ts";
import { type Dataset, ROW_SKIPPED } from "../../schema/dataset.ts";
import { readHeader } from "../../schema/header.ts";
import { statusClassOf } from "../../schema/status_words.ts";
import { wordsOf } from "../../schema/words.ts";
import type { Finding } from "../finding.ts";
import { found, NOTHING, type RuleOutcome } from "../rule.ts";

/** Headers that leave no doubt that a payment's status was meant. */
const PLAIN_HEADERS = ["status", "payment status", "financial status", "order status", "transaction status"];

/** Status words that aren't in the lists, and columns of statuses that could not be taken for one. */
export function unknownStatuses(
  table: Table,
  { roles, columns, rowStates }: Dataset,
  most: number,
): RuleOutcome {
  const status = roles.get("status");
  if (status === undefined) {
    const refused = columns.find(({ name, role, type }) =>
      role === null && type !== "empty" && PLAIN_HEADERS.includes(readHeader(name).words)
    );
    return refused === undefined || !roles.has("amount") ? NOTHING : found(notTaken(refused.name));
  }
  const words = (wordsOf(status.cells!, table.rowCount) ?? [])
    .filter(({ text }) => !isMissing(text) && statusClassOf(text) === null);
  const skipped = rowStates.includes(ROW_SKIPPED)
    ? skippedWords(table, status.position, rowStates)
    : new Map<string, number>();
  const findings = words.flatMap(({ text, rows }): Finding[] => {
    const count = rows - (skipped.get(text) ?? 0);
    return count === 0 ? [] : [{
      rule: "unknown_status",
      severity: "warning",
      message: `Echo doesn't know the status '${text}', so ${
        count === 1 ? "1 row with it counts" : `${count} rows with it count`
      } as not paid.`,
      suggestion: "If it means paid, replace it with 'paid' in the file.",
      column: status.name,
      held: text,
      count,
    }];
  });
  return { findings: findings.slice(0, most), count: findings.length };
}

function notTaken(name: string): Finding {
  return {
    rule: "unknown_status",
    severity: "warning",
    message: `Most words in '${name}' are no payment statuses that Echo knows, so every row counts as paid.`,
    suggestion:
      "If some rows aren't paid, write 'paid', 'refunded', 'failed' or 'pending' there, or give the column its role.",
    column: name,
  };
}

function skippedWords(
  table: Table,
  position: number,
  states: Uint8Array,
): ReadonlyMap<string, number> {
  const { cells } = table.columns[position]!;
  const rows = new Map<string, number>();
  for (let row = states.indexOf(ROW_SKIPPED); row >= 0; row = states.indexOf(ROW_SKIPPED, row + 1)) {
    const text = cellText(cells, row).trim();
    rows.set(text, (rows.get(text) ?? 0) + 1);
  }
  return rows;
}
