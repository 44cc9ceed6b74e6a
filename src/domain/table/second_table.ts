import { lookOf } from "./cell_look.ts";
import { cellText, type RawColumn, type TextCells } from "./column.ts";
import { isTotal } from "./summary_words.ts";

/** So many rows show what the first table's columns hold. */
const SAMPLED = 50;
/** Longer cells are no names. */
const LONGEST = 60;

/**
 * The row in which another table begins, -1 if none does: a row of names over rows of figures, other names than the
 * header's, that has words in all the columns of figures and dates it reaches (two at least; one behind a blank line).
 *
 * @param header the names of the first table
 */
export function secondTable(
  columns: readonly RawColumn[],
  rowCount: number,
  rowNumbers: Uint32Array,
  header: readonly string[],
): number {
  const sampled = Math.min(rowCount, SAMPLED);
  const typed = columns.flatMap(({ cells }, column) => {
    return mostlyFigures(cells, sampled) ? [column] : [];
  });
  const guide = typed.find((column) => !mostlyLetters(columns[column]!.cells, sampled));
  if (guide === undefined || rowCount < 3) return -1;
  const textsOf = (row: number) => columns.map(({ cells }) => cellText(cells, row).trim());
  const names = header.map((name) => name.trim().toLowerCase());
  const holdsWord = wordsIn(columns[guide]!.cells);
  for (let row = 1; row + 1 < rowCount; row++) {
    if (!holdsWord(row)) continue;
    const texts = textsOf(row);
    const behindBlank = rowNumbers[row]! - rowNumbers[row - 1]! > 1;
    if (!areNames(texts, typed, behindBlank) || texts.every((text, i) => text.toLowerCase() === names[i])) continue;
    if (textsOf(row + 1).some((text) => isFigure(text))) return row;
  }
  return -1;
}

/** True for different words, one behind the other from the first column on. */
function areNames(texts: readonly string[], typed: readonly number[], behindBlank: boolean): boolean {
  const filled = texts.findLastIndex((text) => text !== "") + 1;
  const named = texts.slice(0, filled);
  if (filled < 2 || (2 * filled <= texts.length && !behindBlank) || isTotal(named[0]!)) return false;
  if (new Set(named).size < filled || !named.every((text) => lookOf(text) === "text" && text.length <= LONGEST)) {
    return false;
  }
  return typed.filter((column) => column < filled).length >= (behindBlank ? 1 : 2);
}

function isFigure(text: string): boolean {
  const look = lookOf(text);
  return look === "number" || look === "date";
}

/** Looks at the first byte of a cell only, since every row is asked. */
function wordsIn(cells: TextCells): (row: number) => boolean {
  if (cells.kind === "dictionary") {
    const words = Uint8Array.from(cells.values, (value) => /^\s*\p{L}/u.test(value) ? 1 : 0);
    return (row) => words[cells.codes[row]!] === 1;
  }
  const { bytes, offsets } = cells;
  return (row) => {
    const first = bytes[offsets[row]!]!;
    return offsets[row] !== offsets[row + 1] && (first >= 0x80 || (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a);
  };
}

/** Not all need be: the names of the second table may be among them. */
function mostlyFigures(cells: TextCells, rowCount: number): boolean {
  let filled = 0;
  let figures = 0;
  for (let row = 0; row < rowCount; row++) {
    const text = cellText(cells, row);
    if (lookOf(text) === "blank") continue;
    filled++;
    if (isFigure(text.trim())) figures++;
  }
  return figures > 0 && 4 * figures >= 3 * filled;
}

function mostlyLetters(cells: TextCells, rowCount: number): boolean {
  const isWord = wordsIn(cells);
  let words = 0;
  for (let row = 0; row < rowCount; row++) if (isWord(row)) words++;
  return 4 * words > rowCount;
}
