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
  /** Where a quote stands that opens no cell, since reading it so gives the record the table's cells; -1 for nowhere. */
  readonly literal: number;
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
 * @param mended the table's width, by which records with a stray quote are read; null to leave them
 */
export function sketch(
  head: Uint8Array,
  { delimiter, quote, backslash, padded, loose }: Dialect,
  complete: boolean,
  mended: number | null = null,
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
  // The first cell of the record whose quote closes too early, and what is made of it.
  let stray = -1;
  let strayOpens = false;
  let literal = -1;
  let settled = mended === null;
  const ends = (at: number) => {
    const byte = head[at];
    return byte === undefined || byte === delimiter || byte === LF || byte === CR;
  };
  const begin = (at: number) => {
    start = cellStart = at;
    width = 1;
    filled = quoted = strays = 0;
    cellFilled = open = false;
    closed = -2;
    stray = -1;
  };
  const close = (end: number, cells: number) => {
    if (cellFilled) filled++;
    const hash = head[start] === HASH;
    const tight = head[start + 1] !== SPACE;
    records.push({ row: records.length + 1, start, end, width: cells, filled, quoted, strays, literal, hash, tight });
  };
  /** Where to read on if the record that ends at `end` is to be read otherwise; -1 if it stands. */
  const reread = (end: number): number => {
    if (settled) return -1;
    if (literal >= 0) {
      settled = true;
      if (width === mended && strays === 0) return -1;
      literal = -1;
      begin(start);
      return start;
    }
    const doubled = head[stray + 1] === quote && head[stray + 2] !== quote;
    if (stray < 0 || (width === mended && !doubled && !strayOpens && !holdsLineEnd(head, stray, end))) return -1;
    literal = stray;
    begin(start);
    return start;
  };
  for (let i = 0;; i++) {
    if (i >= head.length) {
      if (stray < 0 && open && complete) stray = cellStart;
      const again = start < head.length ? reread(head.length) : -1;
      if (again < 0) break;
      i = again - 1;
      continue;
    }
    const byte = head[i]!;
    if (open) {
      if (byte === quote) {
        if (loose && !ends(i + 1)) {
          cellFilled = true;
          if (head[i + 1] === quote && !ends(i + 2)) i++;
        } else [open, closed] = [false, i];
      } else if (byte === BACKSLASH && backslash && isEscapable(head[i + 1], quote)) {
        cellFilled = true;
        i++;
      } else if (byte > SPACE) cellFilled = true;
    } else if (byte === quote && i === literal) {
      cellFilled = true;
      if (head[i + 1] === quote) cellStart = i + 1;
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
      const again = reread(i);
      if (again >= 0) {
        i = again - 1;
        continue;
      }
      close(i, width);
      if (byte === CR && head[i + 1] === LF) i++;
      begin(i + 1);
      literal = -1;
      settled = mended === null;
    } else if (byte === SPACE && padded && i === cellStart) {
      cellStart++;
    } else {
      if (byte === quote ? !cellFilled : i === closed + 1 && !ends(pastBlanks(head, i))) {
        strays++;
        if (stray < 0) [stray, strayOpens] = [cellStart, ends(closed - 1)];
      }
      if (byte > SPACE) cellFilled = true;
    }
  }
  const alone = records.every((record) => record.filled === 0);
  if (start < head.length && ((complete && !open) || (alone && (filled > 0 || cellFilled)))) {
    close(head.length, open ? 1 : width);
  }
  return records;
}

function pastBlanks(head: Uint8Array, i: number): number {
  let at = i;
  while (head[at] === SPACE) at++;
  return at;
}

function holdsLineEnd(head: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (head[i] === LF || head[i] === CR) return true;
  return false;
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
