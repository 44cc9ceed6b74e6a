import { BACKSLASH, type Dialect, isEscapable } from "./dialect.ts";

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

/** One record of a file's head: `width` cells, `filled` of them with something to see. */
export interface Sketch {
  /** As a spreadsheet counts records: the first is 1. */
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly filled: number;
  /** Cells that open with a quote. */
  readonly quoted: number;
  /** Quotes that close before the end of their cell or open it behind spaces, which a right dialect hardly leaves. */
  readonly strays: number;
  /** True if the line begins with `#`. */
  readonly hash: boolean;
  /** True unless a space follows the line's first character. */
  readonly tight: boolean;
}

/**
 * The records of the head under a dialect. The last one counts only if a line end or the file's end closes it, or if
 * there is no other.
 *
 * @param complete the head is the whole file
 */
export function sketch(
  head: Uint8Array,
  { delimiter, quote, backslash, padded }: Dialect,
  complete: boolean,
): readonly Sketch[] {
  const records: Sketch[] = [];
  let start = 0;
  let width = 1;
  let filled = 0;
  let cellFilled = false;
  let cellStart = 0;
  let open = false;
  let closed = -2;
  let quoted = 0;
  let strays = 0;
  const close = (end: number, cells: number) => {
    if (cellFilled) filled++;
    const hash = head[start] === HASH;
    const tight = head[start + 1] !== SPACE;
    records.push({ row: records.length + 1, start, end, width: cells, filled, quoted, strays, hash, tight });
  };
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (open) {
      if (byte === quote) [open, closed] = [false, i];
      else if (byte === BACKSLASH && backslash && isEscapable(head[i + 1], quote)) {
        cellFilled = true;
        i++;
      } else if (byte > SPACE) cellFilled = true;
    } else if (byte === quote && (i === cellStart || i === closed + 1)) {
      // At the start of a cell, or the second of a doubled quote.
      if (i === cellStart) quoted++;
      else cellFilled = true;
      open = true;
    } else if (byte === delimiter) {
      if (cellFilled) filled++;
      width++;
      cellFilled = false;
      cellStart = i + 1;
    } else if (byte === LF || byte === CR) {
      close(i, width);
      if (byte === CR && head[i + 1] === LF) i++;
      start = cellStart = i + 1;
      width = 1;
      filled = quoted = strays = 0;
      cellFilled = false;
    } else if (byte === SPACE && padded && i === cellStart) {
      cellStart++;
    } else {
      if (byte === quote ? !cellFilled : i === closed + 1 && byte !== SPACE) strays++;
      if (byte > SPACE) cellFilled = true;
    }
  }
  const alone = records.every((record) => record.filled === 0);
  if (start < head.length && ((complete && !open) || (alone && (filled > 0 || cellFilled)))) {
    close(head.length, open ? 1 : width);
  }
  return records;
}

/**
 * The records with something to see that may belong to the table: lines above it that begin with `#` are comments
 * unless they look like its header, later ones if the table has other lines and their width isn't the table's.
 */
export function tableRecords(records: readonly Sketch[], width: number): readonly Sketch[] {
  const filled = records.filter((record) => record.filled > 0);
  const first = filled.findIndex(({ hash }) => !hash);
  if (first < 0) return filled;
  const written = first > 0;
  const plain = filled.filter(({ hash }) => !hash).length;
  return filled.filter((record, i) => {
    if (!record.hash) return true;
    if (i < first) return i === first - 1 && record.tight && width > 1 && record.width === width;
    return plain === 1 || (record.width === width && (!written || record.tight));
  });
}
