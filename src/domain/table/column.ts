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
