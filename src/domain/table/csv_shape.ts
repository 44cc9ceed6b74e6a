import { decodeUtf8 } from "./decode_text.ts";

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What may separate cells, in the order in which a draw is decided. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Titles stand in a file's first few lines. */
const MOST_TITLES = 20;

/** A record before the header; `text` is empty for a blank line. */
export interface Preamble {
  readonly row: number;
  readonly text: string;
}

/** How a file is laid out, judged by its first bytes. */
export interface Shape {
  readonly delimiter: string;
  /** Where the header's record starts, and its number as a spreadsheet counts (the first record is 1). */
  readonly headerStart: number;
  readonly headerRow: number;
  /** The header names one column only, so nothing separates cells. */
  readonly singleColumn: boolean;
  readonly preamble: readonly Preamble[];
}

/** One record of the head: `width` cells, `filled` of them with something to see. */
interface Sketch {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly width: number;
  readonly filled: number;
  /** Quotes that close before the end of their cell, which a right delimiter hardly leaves. */
  readonly strays: number;
}

interface Candidate {
  readonly delimiter: string;
  readonly records: readonly Sketch[];
  /** The commonest number of cells (2 or more; 1 if there is no such record). */
  readonly width: number;
  /** The share of records of that width, from the first of them on. */
  readonly share: number;
  readonly score: number;
}

/**
 * Finds the delimiter and the header in a file's first bytes, UTF-8 or alike; null if all of it is blank.
 *
 * A delimiter is good if it cuts most records into the same number of cells, the more the better, from the first
 * record on. Records before the header are titles: they fill fewer than half its cells, and what follows them must
 * read like a header.
 */
export function readShape(head: Uint8Array): Shape | null {
  const present = DELIMITERS.filter((delimiter, i) => i === 0 || head.includes(delimiter.charCodeAt(0)));
  const best = present.map((delimiter) => candidate(head, delimiter)).reduce((a, b) => b.score > a.score ? b : a);
  const { delimiter, records } = best;
  const filled = records.filter((record) => record.filled > 0);
  if (filled.length === 0) return null;
  const header = headerAfterTitles(head, best, filled) ?? filled[0]!;
  return {
    delimiter,
    headerStart: header.start,
    headerRow: header.row,
    singleColumn: header.width === 1,
    preamble: records.slice(0, header.row - 1).map(({ row, start, end, filled }) => ({
      row,
      text: filled === 0 ? "" : decodeUtf8(head, start, Math.min(end, start + 100)),
    })),
  };
}

function candidate(head: Uint8Array, delimiter: string): Candidate {
  const records = sketch(head, delimiter.charCodeAt(0));
  const filled = records.filter((record) => record.filled > 0);
  const byWidth = new Map<number, number>();
  for (const { width } of filled) if (width > 1) byWidth.set(width, (byWidth.get(width) ?? 0) + 1);
  let width = 1;
  let count = 0;
  for (const [cells, records] of byWidth) {
    if (records > count || (records === count && cells > width)) [width, count] = [cells, records];
  }
  if (count === 0) return { delimiter, records, width, share: 0, score: 0 };
  const lead = filled.findIndex((record) => record.width === width);
  const share = count / (filled.length - lead);
  // A wrong delimiter may open a quote that swallows what follows, or close one in the middle of a cell.
  const covered = records.at(-1)!.end / head.length;
  const strays = records.reduce((total, record) => total + record.strays, 0) / records.length;
  const agreement = share * share * (1 - 1 / (1 + count));
  const score = covered * agreement * Math.log2(width) / ((1 + lead) * (1 + 9 * strays));
  return { delimiter, records, width, share, score };
}

/** The header if titles stand above it; undefined if the first record is the header. */
function headerAfterTitles(head: Uint8Array, { delimiter, width, share }: Candidate, filled: readonly Sketch[]) {
  if (2 * share < 1) return undefined;
  const header = filled.slice(0, MOST_TITLES + 1).find((record) => 2 * record.filled > width);
  return header && !looksLikeData(head, header, delimiter) ? header : undefined;
}

/** True if a cell of the record is a number or a date (a plain year may well be a header). */
function looksLikeData(head: Uint8Array, { start, end }: Sketch, delimiter: string): boolean {
  return decodeUtf8(head, start, end).split(delimiter).some((cell) =>
    /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) && !/^\W*(19|20)\d\d\W*$/.test(cell)
  );
}

/** The records of the head. The last one counts only if a line end closes it or there is no other. */
function sketch(head: Uint8Array, delimiter: number): Sketch[] {
  const records: Sketch[] = [];
  let start = 0;
  let width = 1;
  let filled = 0;
  let cellFilled = false;
  let cellStart = 0;
  let quoted = false;
  let closed = -2;
  let strays = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (quoted) {
      if (byte === QUOTE) [quoted, closed] = [false, i];
      else if (byte > 0x20) cellFilled = true;
    } else if (byte === QUOTE && (i === cellStart || i === closed + 1)) {
      // At the start of a cell, or the second of a doubled quote.
      quoted = true;
    } else if (byte === delimiter) {
      if (cellFilled) filled++;
      width++;
      cellFilled = false;
      cellStart = i + 1;
    } else if (byte === LF || byte === CR) {
      if (cellFilled) filled++;
      records.push({ row: records.length + 1, start, end: i, width, filled, strays });
      if (byte === CR && head[i + 1] === LF) i++;
      start = cellStart = i + 1;
      width = 1;
      filled = strays = 0;
      cellFilled = false;
    } else {
      if (i === closed + 1) strays++;
      if (byte > 0x20) cellFilled = true;
    }
  }
  if (cellFilled) filled++;
  if (filled > 0 && records.every((record) => record.filled === 0)) {
    records.push({ row: records.length + 1, start, end: head.length, width: quoted ? 1 : width, filled, strays });
  }
  return records;
}
