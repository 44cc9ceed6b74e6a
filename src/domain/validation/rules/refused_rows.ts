import { cellText } from "../../table/column.ts";
import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Finding } from "../finding.ts";
import type { RuleOutcome } from "../rule.ts";
import { counted } from "../wording.ts";

/** Longer rows are cut in a finding. */
const MOST_HELD = 200;

/** Rows with more cells than the header of which no one reading makes sense. */
export function refusedRows(
  table: Table,
  { refusedRows: rows = [], rowNumbers }: Dataset,
  most: number,
): RuleOutcome {
  const findings = rows.slice(0, most).map((row): Finding => ({
    rule: "refused_row",
    severity: "warning",
    message: `Row ${rowNumbers[row]!} has more cells than the header, and it isn't certain which belong together; ` +
      "it counts in no figure.",
    suggestion:
      "Put the cell that holds the delimiter in quotes, or take it out of the cell, and upload the file again.",
    row: rowNumbers[row]!,
    held: heldIn(table, row),
  }));
  if (rows.length > most) findings.push(theRest(rows.length - most));
  return { findings, count: rows.length };
}

function heldIn({ columns, facts }: Table, row: number): string {
  const line = columns.map(({ cells }) => cellText(cells, row)).join(facts.kind === "csv" ? facts.delimiter : ", ");
  return line.length > MOST_HELD ? `${line.slice(0, MOST_HELD)}…` : line;
}

function theRest(count: number): Finding {
  return {
    rule: "refused_row",
    severity: "warning",
    message: `${counted(count, "more row has", "more rows have")} more cells than the header, too.`,
    suggestion: "If nearly all have, the header may lack a name, or decimals may be written with the delimiter.",
    count,
  };
}
