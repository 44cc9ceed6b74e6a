import { cellText, type TextCells } from "../table/column.ts";
import { isMissing, isMissingCell } from "./missing_words.ts";

/** A text that stands in a column, and in how many rows. */
export interface Word {
  readonly text: string;
  readonly rows: number;
}

/** More different texts than this are no vocabulary. */
const MOST_WORDS = 20_000;

/** The different texts of a column (trimmed; blank ones left out), most rows first, ties by text; null if too many. */
export function wordsOf(cells: TextCells, rowCount: number): readonly Word[] | null {
  const rows = new Map<string, number>();
  const add = (text: string, count: number) => rows.set(text, (rows.get(text) ?? 0) + count);
  if (cells.kind === "dictionary") {
    if (cells.values.length > MOST_WORDS) return null;
    const counts = new Uint32Array(cells.values.length);
    for (let row = 0; row < rowCount; row++) counts[cells.codes[row]!]!++;
    cells.values.forEach((value, code) => counts[code]! > 0 && add(value.trim(), counts[code]!));
  } else {
    for (let row = 0; row < rowCount && rows.size <= MOST_WORDS; row++) add(cellText(cells, row).trim(), 1);
    if (rows.size > MOST_WORDS) return null;
  }
  rows.delete("");
  return [...rows].map(([text, count]) => ({ text, rows: count }))
    .sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

/** True if no cell holds anything but spaces and words for "nothing". */
export function isEmptyColumn(cells: TextCells, rowCount: number): boolean {
  if (cells.kind === "dictionary") return cells.values.every(isMissing);
  const { bytes, offsets } = cells;
  for (let row = 0; row < rowCount; row++) if (!isMissingCell(bytes, offsets[row]!, offsets[row + 1]!)) return false;
  return true;
}
