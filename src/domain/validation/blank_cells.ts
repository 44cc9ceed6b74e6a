import type { TextCells } from "../table/column.ts";
import { isMissing, isMissingCell } from "../schema/missing_words.ts";

/** A test of whether a row's cell holds nothing: blank, `-`, `N/A`. */
export function blankIn(cells: TextCells): (row: number) => boolean {
  if (cells.kind === "dictionary") {
    const { codes, values } = cells;
    const blank = Uint8Array.from(values, (value) => isMissing(value) ? 1 : 0);
    return (row) => blank[codes[row]!] === 1;
  }
  const { bytes, offsets } = cells;
  return (row) => isMissingCell(bytes, offsets[row]!, offsets[row + 1]!);
}
