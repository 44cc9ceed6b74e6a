import type { Codes, TextCells } from "../table/column.ts";

/**
 * The cells of a column to be read one by one, each different text of a dictionary only once.
 *
 * Cell `i` is the UTF-8 of `bytes[offsets[i], offsets[i + 1])`. `codes[row]` is a row's cell and `weights[i]` the
 * rows of a cell; both are null where cell `i` is simply row `i`.
 */
export interface DistinctCells {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly count: number;
  readonly rowCount: number;
  readonly codes: Codes | null;
  readonly weights: Uint32Array | null;
}

/** `cells` as distinct cells. */
export function distinctCells(cells: TextCells, rowCount: number): DistinctCells {
  if (cells.kind === "packed") {
    const { bytes, offsets } = cells;
    return { bytes, offsets, count: rowCount, rowCount, codes: null, weights: null };
  }
  const { codes, values } = cells;
  const weights = new Uint32Array(values.length);
  for (let row = 0; row < rowCount; row++) weights[codes[row]!]!++;
  return { ...packTexts(values), count: values.length, rowCount, codes, weights };
}

/** Texts as UTF-8, one behind the other. */
export function packTexts(texts: readonly string[]): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
  const offsets = new Uint32Array(texts.length + 1);
  const units = texts.reduce((total, text) => total + text.length, 0);
  const bytes = new Uint8Array(3 * units);
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    at = encode(texts[i]!, bytes, at);
    offsets[i + 1] = at;
  }
  return { bytes, offsets };
}

// The language's own core has no encoder (`TextEncoder` belongs to the platform).
function encode(text: string, bytes: Uint8Array, start: number): number {
  let at = start;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) {
      bytes[at++] = point;
    } else if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
      bytes[at++] = 0x80 | (point & 0x3f);
    } else {
      if (point < 0x10000) {
        bytes[at++] = 0xe0 | (point >> 12);
      } else {
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    }
  }
  return at;
}

/** How many rows each kind of cell has: `kinds[i]` is cell `i`'s, below `size`. */
export function tallyKinds(cells: DistinctCells, kinds: Uint8Array, size: number): Uint32Array {
  const tally = new Uint32Array(size);
  const { weights } = cells;
  if (weights === null) { for (let i = 0; i < cells.count; i++) tally[kinds[i]!]!++; }
  else for (let i = 0; i < cells.count; i++) tally[kinds[i]!]! += weights[i]!;
  return tally;
}

/** The rows whose cell is of a kind for which `chosen[kind]` is 1. */
export function rowsOfKind(cells: DistinctCells, kinds: Uint8Array, chosen: readonly number[]): readonly number[] {
  const rows: number[] = [];
  const { codes } = cells;
  for (let row = 0; row < cells.rowCount; row++) {
    if (chosen[kinds[codes === null ? row : codes[row]!]!] === 1) rows.push(row);
  }
  return rows;
}
