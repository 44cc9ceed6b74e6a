import type { RawColumn, TextCells } from "../column.ts";
import { cellText } from "../column.ts";
import type { CellRange } from "./references.ts";
import { textTooLarge } from "./shared_texts.ts";
import type { WorkbookLimits } from "./workbook_limits.ts";

/** A number as `SheetReader` writes it: sign, currency, digits, percent. */
const NUMBER = /^-?(?:[A-Z]{0,3}\p{Sc}|(?:[A-Z]{3}|kr|zł|Kč|Ft) )?\d+(?:\.\d+)?%?$/u;

/** Columns with the text of merged cells in each of their rows, the rows that got one, and those that didn't. */
export interface Filled {
  readonly columns: readonly RawColumn[];
  /** The first row of each merged cell whose text was repeated, as the sheet numbers it. */
  readonly repeated: readonly number[];
  /** The same of those that hold a number: it stands once, or a sum would count it several times. */
  readonly once: readonly number[];
}

/**
 * Repeats the text of a cell that is merged over several rows in each of them: it is said once and meant for all. Where
 * it is merged over columns too, it stands in the first.
 *
 * @param places the table's column of each sheet column
 * Throws `Unreadable` where the repeated texts are more than the limits allow.
 */
export function fillMerged(
  columns: readonly RawColumn[],
  rowNumbers: Uint32Array,
  merges: readonly CellRange[],
  places: ReadonlyMap<number, number>,
  limits: WorkbookLimits,
): Filled {
  const repeated: number[] = [];
  const once: number[] = [];
  const byColumn = Map.groupBy(merges, ({ left }) => places.get(left));
  const filled = columns.map((column, place) => {
    const ranges = byColumn.get(place);
    if (ranges === undefined) return column;
    const from = Uint32Array.from(rowNumbers, (_, row) => row);
    let changed = false;
    let done = 0;
    for (const { top, bottom } of ranges.toSorted((a, b) => a.top - b.top)) {
      // No spreadsheet lets merged cells overlap; a file may.
      if (top <= done) continue;
      done = bottom;
      const first = indexOf(rowNumbers, top);
      if (rowNumbers[first] !== top) continue;
      const text = cellText(column.cells, first);
      if (text === "" || rowNumbers[first + 1] === undefined || rowNumbers[first + 1]! > bottom) continue;
      if (NUMBER.test(text)) {
        once.push(top);
        continue;
      }
      repeated.push(top);
      for (let row = first + 1; row < rowNumbers.length && rowNumbers[row]! <= bottom; row++) {
        if (isEmpty(column.cells, row)) from[row] = first;
      }
      changed = true;
    }
    return changed ? { ...column, cells: copied(column.cells, from, limits) } : column;
  });
  return { columns: filled, repeated: repeated.sort((a, b) => a - b), once: once.sort((a, b) => a - b) };
}

/** The place of `wanted` among rising numbers, or of the first above it. */
function indexOf(numbers: Uint32Array, wanted: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isEmpty(cells: TextCells, row: number): boolean {
  return cells.kind === "dictionary"
    ? cells.values[cells.codes[row]!] === ""
    : cells.offsets[row] === cells.offsets[row + 1];
}

/** The cells with row `r` holding what row `from[r]` held. */
function copied(cells: TextCells, from: Uint32Array, limits: WorkbookLimits): TextCells {
  if (cells.kind === "dictionary") return { ...cells, codes: cells.codes.map((_, row) => cells.codes[from[row]!]!) };
  const { bytes, offsets } = cells;
  const total = from.reduce((sum, row) => sum + offsets[row + 1]! - offsets[row]!, 0);
  if (total > limits.maxTextBytes) throw textTooLarge(limits);
  const moved = new Uint32Array(offsets.length);
  for (let row = 0; row < from.length; row++) {
    moved[row + 1] = moved[row]! + offsets[from[row]! + 1]! - offsets[from[row]!]!;
  }
  const pool = new Uint8Array(total);
  for (let row = 0; row < from.length; row++) {
    pool.set(bytes.subarray(offsets[from[row]!], offsets[from[row]! + 1]), moved[row]);
  }
  return { kind: "packed", bytes: pool, offsets: moved };
}
