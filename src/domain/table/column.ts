import { decodeUtf8 } from "./decode_text.ts";

/**
 * The cells of a text column, without an object per row.
 *
 * `dictionary` suits what repeats: `codes[row]` is an index into `values`, all different. `packed` suits what doesn't:
 * the UTF-8 of row `r` is `bytes.subarray(offsets[r], offsets[r + 1])`. An empty cell is the empty text.
 */
export type TextCells =
  | { readonly kind: "dictionary"; readonly codes: Codes; readonly values: readonly string[] }
  | { readonly kind: "packed"; readonly bytes: Uint8Array; readonly offsets: Uint32Array };

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A column as it stood in the file. */
export interface RawColumn {
  readonly name: string;
  readonly cells: TextCells;
}

/** The text of one cell. */
export function cellText(cells: TextCells, row: number): string {
  return cells.kind === "dictionary"
    ? cells.values[cells.codes[row]!]!
    : decodeUtf8(cells.bytes, cells.offsets[row]!, cells.offsets[row + 1]!);
}

/** True where two rows of a column hold the same bytes. A dictionary has each text once, so equal codes are equal cells. */
export function isSameCell(cells: TextCells, a: number, b: number): boolean {
  if (cells.kind === "dictionary") return cells.codes[a] === cells.codes[b];
  const { bytes, offsets } = cells;
  const from = offsets[a]!;
  const other = offsets[b]!;
  const length = offsets[a + 1]! - from;
  if (offsets[b + 1]! - other !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[from + i] !== bytes[other + i]) return false;
  return true;
}

/** `codes`, all below `count`, in the narrowest array that holds them. */
export function narrowed(codes: Uint32Array, count: number): Codes {
  if (count <= 0x100) return new Uint8Array(codes);
  return count <= 0x10000 ? new Uint16Array(codes) : codes.slice();
}
