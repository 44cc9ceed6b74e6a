import { cellText, type TextCells } from "../table/column.ts";
import { isTotal, startsAsTotal } from "../table/summary_words.ts";
import type { Table } from "../table/table.ts";
import { NO_DAY } from "../values/day.ts";
import { type DatasetColumn, ROW_OK, ROW_SKIPPED } from "./dataset.ts";
import { isMissing, isMissingCell } from "./missing_words.ts";
import { trimmedStart } from "./spaces.ts";

/** The first two letters of every label. */
const LABEL_STARTS = new Set(
  ["to", "gr", "re", "ov", "su", "ne", "zw", "en", "ge", "in", "so", "ei"].map((letters) =>
    letters.charCodeAt(0) << 8 | letters.charCodeAt(1)
  ),
);
/** The states of rows: `ROW_SKIPPED` for blank and summary rows and footers, `ROW_OK` for the others. */
export function findSummaryRows(table: Table, columns: readonly DatasetColumn[]): Uint8Array {
  const states = new Uint8Array(table.rowCount).fill(ROW_OK);
  const days = columns.find(({ role }) => role === "date")?.days;
  let rows: readonly number[] | null = null;
  for (const { cells } of table.columns) {
    if (rows?.length === 0) break;
    rows = passBlanks(cells, table.rowCount, rows, (row, text) => {
      const undated = days !== undefined && days[row] === NO_DAY;
      if (undated ? startsAsTotal(text) || isTotal(text) : days === undefined && isTotal(text)) {
        states[row] = ROW_SKIPPED;
      }
    });
  }
  for (const row of rows ?? []) states[row] = ROW_SKIPPED;
  for (const row of table.footerRows ?? []) states[row] = ROW_SKIPPED;
  const last = states.lastIndexOf(ROW_OK);
  if (last > 1 && isUnlabelledTotal(last, table, columns, states)) states[last] = ROW_SKIPPED;
  return states;
}

/** Shows `visit` the rows whose cell could be a total's label, and gives back those of `rows` where it is blank. */
function passBlanks(
  cells: TextCells,
  rowCount: number,
  rows: readonly number[] | null,
  visit: (row: number, text: string) => void,
): readonly number[] {
  const look = cellLook(cells);
  const blanks: number[] = [];
  const count = rows?.length ?? rowCount;
  for (let i = 0; i < count; i++) {
    const row = rows === null ? i : rows[i]!;
    const found = look(row);
    if (found === BLANK) blanks.push(row);
    else if (found === LABEL) visit(row, cellText(cells, row).trim());
  }
  return blanks;
}

const OTHER = 0;
const BLANK = 1;
const LABEL = 2;

function cellLook(cells: TextCells): (row: number) => number {
  if (cells.kind === "dictionary") {
    const looks = Uint8Array.from(cells.values, lookOfText);
    return (row) => looks[cells.codes[row]!]!;
  }
  const { bytes, offsets } = cells;
  return (row) => {
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    if (isMissingCell(bytes, start, end)) return BLANK;
    return startsAsLabel(bytes, trimmedStart(bytes, start, end)) ? lookOfText(cellText(cells, row)) : OTHER;
  };
}

function startsAsLabel(bytes: Uint8Array, start: number): boolean {
  return LABEL_STARTS.has((bytes[start]! | 0x20) << 8 | bytes[start + 1]! | 0x20);
}

function lookOfText(text: string): number {
  if (isMissing(text)) return BLANK;
  const trimmed = text.trim();
  return isTotal(trimmed) || startsAsTotal(trimmed) ? LABEL : OTHER;
}

/** True if the row, unlike the one before it, holds nothing but figures, and one of them is the sum of those above. */
function isUnlabelledTotal(
  row: number,
  table: Table,
  columns: readonly DatasetColumn[],
  states: Uint8Array,
): boolean {
  const isFigure = ({ numbers, role }: DatasetColumn) => numbers !== undefined && role !== null;
  const figures = columns.filter(isFigure);
  const others = columns.filter((column) => !isFigure(column));
  const isBare = (at: number) =>
    others.every(({ position }) => isMissing(cellText(table.columns[position]!.cells, at)));
  if (!isBare(row) || isBare(row - 1)) return false;
  return figures.some(({ numbers, type }) => {
    const { values } = numbers!;
    if (type !== "money" || Number.isNaN(values[row]!)) return false;
    let sum = 0;
    let summed = 0;
    for (let above = 0; above < row; above++) {
      const value = values[above]!;
      if (states[above] === ROW_SKIPPED || Number.isNaN(value)) continue;
      sum += value;
      summed++;
    }
    return summed > 1 && sum === values[row];
  });
}
