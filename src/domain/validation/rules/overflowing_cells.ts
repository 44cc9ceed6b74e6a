import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import { cellText } from "../../table/column.ts";
import type { Finding } from "../finding.ts";
import type { RuleOutcome } from "../rule.ts";

/** Numbers too large to be exact. */
export function overflowingCells(_: Table, { columns, rowNumbers }: Dataset, most: number): RuleOutcome {
  const all = columns.flatMap((column) => (column.numbers?.overflowRows ?? []).map((row) => ({ column, row })));
  const findings = all.slice(0, most).map(({ column: { name, cells }, row }): Finding => {
    const held = cells === undefined ? undefined : cellText(cells, row);
    return {
      rule: "overflowing_cell",
      severity: "warning",
      message: `The number in '${name}' is too large to be exact, so figures that need it can't be known.`,
      suggestion: "Look whether an identifier or a timestamp stands where the amount should be.",
      row: rowNumbers[row]!,
      column: name,
      ...(held === undefined ? {} : { held }),
    };
  });
  return { findings, count: all.length };
}
