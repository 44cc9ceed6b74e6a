import type { Table } from "../../table/table.ts";
import { cellText } from "../../table/column.ts";
import { NO_DAY } from "../../values/day.ts";
import { type Dataset, type DatasetColumn, ROW_SKIPPED } from "../../schema/dataset.ts";
import type { Finding } from "../finding.ts";
import { blankIn } from "../blank_cells.ts";
import type { RuleOutcome } from "../rule.ts";
import { whyNoDay } from "../unread_day.ts";
import { isMissingNumber, whyNoNumber } from "../unread_number.ts";

/** Cells that should hold a figure or a date and hold something else. */
export function unreadableCells(_: Table, dataset: Dataset, most: number): RuleOutcome {
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
      const held = cellText(cells, row);
      if (column.numbers !== undefined && saysNothing(held)) continue;
      if (++count <= most) findings.push(describe(column, rowNumbers[row]!, held));
    }
  }
  if (count > most) findings.push(theRest(count - most));
  return { findings, count };
}

function unreadIn({ numbers, days }: DatasetColumn): ((row: number) => boolean) | null {
  if (numbers !== undefined) return (row) => Number.isNaN(numbers.values[row]!);
  return days === undefined ? null : (row) => days[row] === NO_DAY;
}

/** True for `$ -`, as accounting formats show that there is nothing. */
function saysNothing(held: string): boolean {
  return held.length < 10 && held.includes("-") && !/\d/.test(held) && isMissingNumber(held);
}

function describe({ name, role, days, dateOrder, decimalMark }: DatasetColumn, row: number, held: string): Finding {
  const common = { rule: "unreadable_cell", severity: "warning" as const, row, column: name, held };
  if (days !== undefined) {
    return {
      ...common,
      message: `'${held}' in '${name}' ${whyNoDay(held, dateOrder)}; the ${
        role === null ? "cell holds no day" : "row counts as undated"
      }.`,
      suggestion: "Write the day as 2024-01-31, or leave the cell empty.",
    };
  }
  const example = decimalMark === "," ? "1234,56" : "1234.56";
  return {
    ...common,
    message: `'${held}' in '${name}' ${whyNoNumber(held, decimalMark ?? ".")}; the cell counts in no figure.`,
    suggestion: `Write a plain number such as ${example}, or leave the cell empty.`,
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
