import { cellText } from "../domain/table/column.ts";
import { csvRecord } from "../domain/table/write_csv.ts";
import { type Dataset, type DatasetColumn, ROW_SKIPPED } from "../domain/schema/dataset.ts";
import { readCell } from "../domain/schema/read_cell.ts";

/** `text`: the cells as they stood. `typed`: as Echo reads them, days as `2024-01-31`, numbers as plain decimals. */
export type ExportValues = "text" | "typed";

export interface SourceCsvOptions {
  readonly values: ExportValues;
  /** Puts an apostrophe before what a spreadsheet would run as a formula. */
  readonly formulaSafe?: boolean;
}

/** Text is handed on in pieces of about so many characters. */
const PIECE = 1 << 16;

/**
 * A source's own columns and rows as RFC 4180 CSV, totals and other rows that are no records left out. As text, the names
 * stand as they do in the file: not at all, or twice the same; typed, every column has a name of its own. A typed cell
 * that can't be read is empty.
 *
 * @returns the text in pieces, so that a large table never stands in memory twice
 */
export function* sourceCsv(dataset: Dataset, { values, formulaSafe }: SourceCsvOptions): Generator<string> {
  const columns = dataset.columns.filter(({ cells }) => cells !== undefined);
  const cell = values === "text" ? textOf : typedOf;
  let text = values === "text" ? headerAsItStood(dataset, columns, formulaSafe) : headerOf(columns, formulaSafe);
  for (let row = 0; row < dataset.rowCount; row++) {
    if (dataset.rowStates[row] === ROW_SKIPPED) continue;
    text += csvRecord(columns.map((column) => cell(column, row)), { formulaSafe });
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  yield text;
}

function headerOf(columns: readonly DatasetColumn[], formulaSafe?: boolean): string {
  return csvRecord(columns.map(({ name }) => name), { formulaSafe });
}

/** The line of names as the file has it; nothing where it has none. */
function headerAsItStood({ header }: Dataset, columns: readonly DatasetColumn[], formulaSafe?: boolean): string {
  if (header === null) return "";
  return csvRecord(columns.map(({ name, position }) => header?.[position] ?? name), { formulaSafe });
}

function textOf({ cells }: DatasetColumn, row: number): string {
  return cellText(cells!, row);
}

function typedOf(column: DatasetColumn, row: number): string {
  return readCell(column, row) ?? "";
}
