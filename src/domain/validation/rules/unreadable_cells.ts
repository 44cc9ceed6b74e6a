import type { Table } from "../../table/table.ts";
import { cellText } from "../../table/column.ts";
import { NO_DAY } from "../../values/day.ts";
import { type Dataset, type DatasetColumn, ROW_SKIPPED } from "../../schema/dataset.ts";
import type { Finding } from "../finding.ts";
import { blankIn } from "../blank_cells.ts";
import { MOST_SHOWN, type RuleOutcome } from "../rule.ts";

/** Cells that should hold a figure or a date and hold something else. */
export function unreadableCells(_: Table, dataset: Dataset): RuleOutcome {
  const { columns, rowStates, rowNumbers, rowCount } = dataset;
  const refused = new Set(dataset.refusedRows);
  const findings: Finding[] = [];
  let count = 0;
  for (const column of columns) {
    const { cells } = column;
    const unread = unreadIn(column);
    if (cells === undefined || unread === null) continue;
    let isBlank: ((row: number) => boolean) | null = null;
    const overflowing = new Set(column.numbers?.overflowRows);
    for (let row = 0; row < rowCount; row++) {
      if (!unread(row) || rowStates[row] === ROW_SKIPPED || overflowing.has(row)) continue;
      isBlank ??= blankIn(cells);
      if (isBlank(row) || refused.has(row)) continue;
      if (++count <= MOST_SHOWN) findings.push(describe(column, rowNumbers[row]!, cellText(cells, row)));
    }
  }
  if (count > MOST_SHOWN) findings.push(theRest(count - MOST_SHOWN));
  return { findings, count };
}

function unreadIn({ numbers, days }: DatasetColumn): ((row: number) => boolean) | null {
  if (numbers !== undefined) return (row) => Number.isNaN(numbers.values[row]!);
  return days === undefined ? null : (row) => days[row] === NO_DAY;
}

function describe({ name, days, dateOrder, decimalMark }: DatasetColumn, row: number, held: string): Finding {
  const common = { rule: "unreadable_cell", severity: "warning" as const, row, column: name, held };
  if (days !== undefined) {
    const order = dateOrder === "mdy" ? " with the month first" : dateOrder === "dmy" ? " with the day first" : "";
    return {
      ...common,
      message: `'${held}' in '${name}' is no date${order}; the row counts as undated.`,
      suggestion: "Write the day as 2024-01-31, or leave the cell empty.",
    };
  }
  const mark = decimalMark === "," ? "1234,56" : "1234.56";
  const why = /%\s*$/.test(held) ? "is a percentage, not an amount" : "is no number";
  return {
    ...common,
    message: `'${held}' in '${name}' ${why}; the cell counts in no figure.`,
    suggestion: `Write a plain number such as ${mark}, or leave the cell empty.`,
  };
}

function theRest(count: number): Finding {
  return {
    rule: "unreadable_cell",
    severity: "warning",
    message: `${count} more ${count === 1 ? "cell" : "cells"} can't be read either.`,
    suggestion: "If they all look alike, the column may have been given the wrong role.",
    count,
  };
}
