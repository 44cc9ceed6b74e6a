import { cellText, type RawColumn } from "./column.ts";

export interface CsvOptions {
  /** What stands between cells; a comma unless given. */
  readonly delimiter?: "," | ";" | "\t" | "|";
  /** Puts an apostrophe before what a spreadsheet would run as a formula (`=`, `+`, `-`, `@`; plain numbers aside). */
  readonly formulaSafe?: boolean;
}

/** Text is handed on in pieces of about so many characters. */
const PIECE = 1 << 16;

const SPECIAL = /[",;\t|\r\n]/;

/**
 * The table as RFC 4180 CSV: a header, then the rows, every line ended by CRLF. `scanCsv` reads it back the same.
 *
 * @returns the text in pieces, so that a large table never stands in memory twice
 */
export function* writeCsv(
  columns: readonly RawColumn[],
  rowCount: number,
  options: CsvOptions = {},
): Generator<string, void, undefined> {
  let text = headerRecord(columns.map((column) => column.name), options);
  for (let row = 0; row < rowCount; row++) {
    text += csvRecord(columns.map((column) => cellText(column.cells, row)), options);
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  yield text;
}

/** One record with its line end. A record without anything to see is quoted, or it would read as a blank line. */
export function csvRecord(cells: readonly string[], { delimiter = ",", formulaSafe = false }: CsvOptions = {}): string {
  const blank = cells.every((cell) => cell.trim() === "");
  const written = cells.map((cell, i) => {
    const text = formulaSafe && isFormula(cell) ? `'${cell}` : cell;
    return (blank && i === 0) || SPECIAL.test(text) ? quoted(text) : text;
  });
  return `${written.join(delimiter)}\r\n`;
}

/** The names, all in quotes if one must be: then no other delimiter can be made out between them. */
function headerRecord(names: readonly string[], options: CsvOptions): string {
  if (!names.some((name) => SPECIAL.test(name))) return csvRecord(names, options);
  const safe = names.map((name) => options.formulaSafe && isFormula(name) ? `'${name}` : name);
  return `${safe.map(quoted).join(options.delimiter ?? ",")}\r\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** True if a spreadsheet would take the cell for a formula; "-12.50" and "+3 %" are numbers. */
function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,\s]+%?$/.test(cell);
}
