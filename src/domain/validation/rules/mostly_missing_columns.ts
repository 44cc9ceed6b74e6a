import type { TextCells } from "../../table/column.ts";
import { isMissing } from "../../schema/missing_words.ts";
import type { Table } from "../../table/table.ts";
import type { Dataset } from "../../schema/dataset.ts";
import type { Finding } from "../finding.ts";
import { blankIn } from "../blank_cells.ts";
import type { RuleOutcome } from "../rule.ts";
import { rowsWhere } from "../rows_where.ts";

/** Columns with a role that are more than half empty. */
export function mostlyMissingColumns(_: Table, dataset: Dataset): RuleOutcome {
  const { counts, columns } = dataset;
  const rows = counts.ok + counts.rejected;
  const findings = columns.flatMap(({ name, role, cells }): Finding[] => {
    if (role === null || cells === undefined || hasNoBlank(cells)) return [];
    const { count } = rowsWhere(dataset, blankIn(cells));
    return 2 * count <= rows ? [] : [{
      rule: "mostly_missing_column",
      severity: "warning",
      message: `'${name}' is empty in ${count} of ${rows} rows.`,
      suggestion: "Figures that need it speak of the other rows only. Look whether the export left something out.",
      column: name,
      count,
    }];
  });
  return { findings, count: findings.length };
}

function hasNoBlank(cells: TextCells): boolean {
  return cells.kind === "dictionary" && !cells.values.some(isMissing);
}
