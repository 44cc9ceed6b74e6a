import { Utf8Sink } from "../encoding.ts";
import { textTooLarge } from "./shared_texts.ts";
import { columnLetters, MOST_COLUMNS } from "./references.ts";
import { unusable } from "./unreadable.ts";
import type { WorkbookLimits } from "./workbook_limits.ts";

const LF = 0x0a;
const COMMA = 0x2c;

/** The first rows decide which columns the table has. */
const HEAD_ROWS = 2000;
const HEAD_BYTES = 1 << 16;
const PIECE = 1 << 16;
/** The scan looks for the header in its first 64 KB: no more blank rows than this may come before. */
const MOST_LEADING_ROWS = 10_000;
/** Rows with cells beside the table that are remembered by number. */
const REMEMBERED = 1000;

/**
 * Writes the rows of a sheet as a CSV, so that all that Echo knows of headers, titles and blank lines goes for both.
 * Record n of the CSV is row n of the sheet: rows without cells become blank lines.
 *
 * The table's columns are those that the first rows fill, from the first to the last cell of any row that has more than
 * half as many cells as the fullest; a column that none of them fills isn't there.
 */
export class SheetRecords {
  /** The sheet's columns that are in the table, in order; known once the first rows are read. */
  columns: readonly number[] = [];
  /** Rows with something in them. */
  filledRows = 0;
  /** The numbers of the first rows with cells outside the table's columns, and how many such rows there are. */
  readonly outside: number[] = [];
  outsideCount = 0;

  private readonly out = new Utf8Sink(2 * PIECE);
  private readonly content = new Utf8Sink(2 * PIECE);
  private cellColumns = new Uint16Array(4096);
  private cellEnds = new Uint32Array(4096);
  private cells = 0;
  /** The rows that wait for the columns to be known: their numbers and where their cells end. */
  private waiting: { number: number; cells: number }[] | null = [];
  private row = 0;
  private written = 0;
  private total = 0;
  /** The place of each sheet column in the table, -1 for none. */
  private readonly places = new Int16Array(MOST_COLUMNS).fill(-1);
  private rowStart = 0;

  constructor(private readonly limits: WorkbookLimits, private readonly take: (csv: Uint8Array) => void) {}

  /** Starts row `row` as the sheet numbers it. */
  begin(row: number): void {
    this.row = row;
    this.rowStart = this.cells;
  }

  /** Adds a cell of the row, its content as it stands in a CSV; columns count from 0 and rise. */
  cell(column: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.cells === this.cellColumns.length) {
      this.cellColumns = new Uint16Array(this.cellColumns.buffer.transfer(4 * this.cells));
      this.cellEnds = new Uint32Array(this.cellEnds.buffer.transfer(8 * this.cells));
    }
    this.content.append(bytes, start, end);
    this.cellColumns[this.cells] = column;
    this.cellEnds[this.cells++] = this.content.length;
    this.total += end - start + 1;
    if (this.total > this.limits.maxTextBytes) throw textTooLarge(this.limits);
  }

  end(): void {
    if (this.cells === this.rowStart) return;
    if (this.filledRows++ === 0 && this.row > MOST_LEADING_ROWS) {
      throw unusable(
        `The sheet is empty down to row ${this.row}. Delete the empty rows above the table, so that Echo finds its header.`,
      );
    }
    if (this.waiting === null) {
      this.write(this.row, 0, this.cells);
      this.clear();
      return;
    }
    this.waiting.push({ number: this.row, cells: this.cells });
    if (this.waiting.length === HEAD_ROWS || this.content.length >= HEAD_BYTES) this.open(this.waiting);
  }

  finish(): void {
    if (this.waiting !== null) this.open(this.waiting);
    this.flush();
  }

  /** Decides on the columns and writes the rows that waited. */
  private open(waiting: readonly { number: number; cells: number }[]): void {
    this.waiting = null;
    const rows = waiting.map(({ number, cells }, i) => ({ number, from: waiting[i - 1]?.cells ?? 0, to: cells }));
    const fullest = rows.reduce((most, { from, to }) => Math.max(most, to - from), 0);
    let first = MOST_COLUMNS;
    let last = 0;
    for (const { from, to } of rows) {
      if (2 * (to - from) <= fullest) continue;
      first = Math.min(first, this.cellColumns[from]!);
      last = Math.max(last, this.cellColumns[to - 1]!);
    }
    const filled = new Set(this.cellColumns.subarray(0, this.cells));
    this.columns = [...filled].filter((column) => column >= first && column <= last).sort((a, b) => a - b);
    if (this.columns.length > this.limits.maxColumns) {
      throw unusable(
        `The sheet has ${this.columns.length} columns (up to ${columnLetters(last)}), but Echo reads ` +
          `${this.limits.maxColumns} at most.`,
      );
    }
    for (const [place, column] of this.columns.entries()) this.places[column] = place;
    for (const { number, from, to } of rows) this.write(number, from, to);
    this.clear();
  }

  private write(row: number, from: number, to: number): void {
    const { out, content, cellColumns, cellEnds, places } = this;
    for (; this.written < row - 1; this.written++) this.byte(LF);
    let place = 0;
    let outside = false;
    for (let cell = from; cell < to; cell++) {
      const wanted = places[cellColumns[cell]!]!;
      if (wanted < 0) {
        outside = true;
        continue;
      }
      for (; place < wanted; place++) this.byte(COMMA);
      out.append(content.bytes, cell === 0 ? 0 : cellEnds[cell - 1]!, cellEnds[cell]!);
    }
    for (; place < this.columns.length - 1; place++) this.byte(COMMA);
    this.byte(LF);
    this.written = row;
    if (out.length >= PIECE) this.flush();
    if (!outside) return;
    this.outsideCount++;
    if (this.outside.length < REMEMBERED) this.outside.push(row);
  }

  private byte(byte: number): void {
    this.out.put(byte);
    if (this.out.length >= 2 * PIECE) this.flush();
  }

  private flush(): void {
    this.take(this.out.bytes.subarray(0, this.out.length));
    this.out.length = 0;
  }

  private clear(): void {
    this.cells = 0;
    this.content.length = 0;
  }
}
