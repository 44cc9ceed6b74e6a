import { type Dialect, DOUBLE_QUOTE, NO_DELIMITER } from "./dialect.ts";
import { type Candidate, findDialect } from "./find_dialect.ts";
import { TableHead } from "./table_head.ts";
import type { ScanOptions } from "./scan_options.ts";
import { separatorLine } from "./separator_line.ts";
import type { Sketch } from "./sketch.ts";

const SPACE = 0x20;

/** A record before the table; its text is `head[start, end)`. */
export interface Preamble {
  readonly row: number;
  readonly kind: "blank_line" | "title_row" | "comment_line" | "separator_line";
  readonly start: number;
  readonly end: number;
}

/** Which lines that begin with `#` are comments. */
export type CommentStyle =
  | "none" // such lines are data
  | "lone" // those without a delimiter, where the table has one
  | "written"; // the file has some above its table: also those of another width, or with a space behind the `#`

/** How a file is laid out, judged by its first bytes. */
export interface Shape {
  readonly dialect: Dialect;
  /** What stands between cells; a comma where nothing does. */
  readonly delimiter: string;
  /** Where the table's first record starts, and its number as a spreadsheet counts (the first record is 1). */
  readonly start: number;
  readonly row: number;
  /** How many records name the columns: none, one, or two that are joined. */
  readonly headerRows: 0 | 1 | 2;
  /** How many columns there are; null if only the header's end can tell. */
  readonly width: number | null;
  readonly comments: CommentStyle;
  readonly preamble: readonly Preamble[];
}

/**
 * Finds the dialect and the table in a file's first bytes, UTF-8 or alike; null if all of it is blank.
 *
 * @param complete the head is the whole file
 */
export function readShape(head: Uint8Array, complete = true, options: ScanOptions = {}): Shape | null {
  const hint = separatorLine(head);
  const told = options.delimiter?.charCodeAt(0) ?? hint?.delimiter ?? null;
  const skipped = hint?.length ?? 0;
  const body = head.subarray(skipped);
  const best = findDialect(body, told, complete);
  if (best.records.every(({ filled }) => filled === 0)) return null;
  const { first, headerRows, width, single } = new TableHead(body, best, told !== null).find(options.header);
  const before = best.records.slice(0, first.row - 1).map((record) => preambleOf(record, skipped, hint ? 1 : 0));
  return {
    dialect: single
      ? { ...best.dialect, delimiter: NO_DELIMITER }
      : { ...best.dialect, spaced: isSpaced(body, best, first.row) },
    delimiter: String.fromCharCode(best.dialect.delimiter),
    start: skipped + first.start,
    row: (hint ? 1 : 0) + first.row,
    headerRows,
    width,
    comments: commentStyle(best.records, first, best.width),
    preamble: hint === null ? before : [{ row: 1, kind: "separator_line", start: 0, end: hint.length }, ...before],
  };
}

/** How a shape quotes, in the words of `ScanFacts`; nothing where it is as usual. */
export function quotingOf({ quote, backslash }: Dialect): { readonly quote?: "'"; readonly escape?: "backslash" } {
  return { ...(quote === DOUBLE_QUOTE ? {} : { quote: "'" }), ...(backslash ? { escape: "backslash" } : {}) };
}

/** The text of a preamble line that is kept, at most 100 bytes of it. */
export function preambleText(head: Uint8Array, { start, end }: Preamble): Uint8Array {
  return head.slice(start, Math.min(end, start + 100)).filter((byte) => byte !== 0);
}

function preambleOf({ row, start, end, filled, hash }: Sketch, bytes: number, rows: number): Preamble {
  const kind = filled === 0 ? "blank_line" : hash ? "comment_line" : "title_row";
  return { row: row + rows, kind, start: start + bytes, end: end + bytes };
}

/** True if a space follows every delimiter of the table's even records, but where its cell is the last one and empty. */
function isSpaced(head: Uint8Array, { dialect, records, width }: Candidate, row: number): boolean {
  const { delimiter, quote } = dialect;
  const even = records.filter((record) => record.row >= row && record.width === width && record.literal < 0);
  if (even.length < 2 || width < 2 || delimiter === SPACE) return false;
  return even.every(({ start, end }) => {
    let open = false;
    for (let i = start; i < end; i++) {
      if (head[i] === quote) open = !open;
      else if (!open && head[i] === delimiter && i + 1 < end && head[i + 1] !== SPACE) return false;
    }
    return true;
  });
}

function commentStyle(records: readonly Sketch[], first: Sketch, width: number): CommentStyle {
  const hashes = records.filter(({ hash }) => hash);
  if (hashes.some(({ row }) => row < first.row)) return "written";
  return hashes.some((record) => record.row > first.row && record.width === width) ? "none" : "lone";
}
