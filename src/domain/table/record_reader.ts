import type { Fault } from "../values/fault.ts";
import { CellBuilder } from "./cell_builder.ts";
import { cellTooLarge, quoteTooLong, tooManyColumns, tooManyRows } from "./scan_faults.ts";
import type { ScanLimits } from "./scan_limits.ts";
import type { NoteBook } from "./scan_notes.ts";

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** What a byte means in an unquoted cell: it may end it, or it calls for care. 0 is text. */
const STOP = 1;
const CARE = 2;

/** How many bytes `read` needs to find `length` bytes, two sentinels and the cells that it has to write anew. */
export function bytesToRead(length: number): number {
  return 2 * length + 2;
}

const FIRST_CAPACITY = 4096;

/**
 * Reads records (RFC 4180, and what exports make of it) into columns. The first record is the header.
 *
 * It holds no state inside a record: one that isn't finished is read anew from its start when more bytes are there.
 */
export class RecordReader {
  /** Rows in the columns. */
  rows = 0;
  /** Records read, the blank ones and those before the header among them. */
  records: number;
  columns: readonly CellBuilder[] = [];
  /** The header's cells, as bytes; null until it is read. */
  header: readonly Uint8Array<ArrayBuffer>[] | null = null;
  rowNumbers: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_CAPACITY);
  /** Set when `read` stops at something that can't be read. */
  fault: Fault | null = null;

  private readonly delimiter: number;
  private readonly limits: ScanLimits;
  private readonly notes: NoteBook;
  private readonly stops = new Uint8Array(256);
  private capacity = FIRST_CAPACITY;
  /** The last record ended in a CR whose LF, if it has one, is still to come. */
  private afterReturn = false;
  /** The header's line as it stood, to know it when it comes again. */
  private headerLine: Uint8Array = new Uint8Array(0);
  private headerCells: Uint8Array<ArrayBuffer>[] = [];
  // The places of the cells read but not yet in the columns, and the records' numbers.
  private starts = new Uint32Array(0);
  private ends = new Uint32Array(0);
  private numbers = new Uint32Array(0);
  // What was found of the last record: its cells, the bytes in all of them and in those that have a column.
  private cells = 0;
  private length = 0;
  private lengthInColumns = 0;
  private quoted = false;
  private nuls = 0;
  /** The cell that was last written anew: from the one to the other, where the next may follow. */
  private writtenFrom = 0;
  private written = 0;

  /** `records` records of the file have been passed over. */
  constructor(delimiter: number, records: number, limits: ScanLimits, notes: NoteBook) {
    this.delimiter = delimiter;
    this.records = records;
    this.limits = limits;
    this.notes = notes;
    for (const byte of [delimiter, LF, CR]) this.stops[byte] = STOP;
    this.stops[NUL] = CARE;
  }

  /**
   * Reads the records that end within `bytes[0, end)`; writes behind them, see `bytesToRead`.
   *
   * @returns where the first unfinished record starts, to be given again with more bytes behind it
   */
  read(bytes: Uint8Array, end: number): number {
    bytes[end] = LF;
    bytes[end + 1] = QUOTE;
    this.written = end + 2;
    if (this.starts.length < bytes.length) {
      this.starts = new Uint32Array(bytes.length);
      this.ends = new Uint32Array(bytes.length);
      this.numbers = new Uint32Array(bytes.length);
    }
    let at = 0;
    if (this.afterReturn && end > 0) {
      if (bytes[0] === LF) at++;
      this.afterReturn = false;
    }
    let count = 0;
    while (at < end) {
      const width = this.columns.length;
      if ((count + 1) * width > this.starts.length) {
        this.flush(bytes, count);
        count = 0;
      }
      const lineEnd = this.findCells(bytes, at, end, count * width);
      if (lineEnd < 0) break;
      const line = at;
      at = lineEnd + 1;
      if (bytes[lineEnd] === CR) {
        if (at === end) this.afterReturn = true;
        else if (bytes[at] === LF) at++;
      }
      if (this.isRow(bytes, line, lineEnd, this.rows + count)) {
        for (let cell = this.cells; cell < width; cell++) {
          this.starts[count * width + cell] = this.ends[count * width + cell] = 0;
        }
        this.numbers[count++] = this.records;
      } else if (this.fault !== null) break;
    }
    this.flush(bytes, count);
    return at;
  }

  /**
   * Finds the cells of the record that starts at `start` and notes their places from `base` on.
   *
   * @returns where its line ends; -1 if that isn't before `end`, or at a fault
   */
  private findCells(bytes: Uint8Array, start: number, end: number, base: number): number {
    const { delimiter, stops, starts, ends } = this;
    const width = this.columns.length;
    const { maxCellBytes, maxColumns } = this.limits;
    const highestStop = Math.max(delimiter, CR);
    let cell = 0;
    let length = 0;
    let quoted = false;
    this.nuls = 0;
    for (let i = start;; i++) {
      let from = i;
      let to = i;
      let asItStands: boolean;
      if (bytes[i] === QUOTE) {
        quoted = true;
        to++;
        while (bytes[to] !== QUOTE && bytes[to] !== NUL) to++;
        asItStands = to < end && bytes[to] === QUOTE && stops[bytes[to + 1]!] === STOP;
        if (asItStands) {
          from++;
          i = to + 1;
        }
      } else {
        for (let byte = bytes[i]!; byte > highestStop || stops[byte] === 0; byte = bytes[i]!) i++;
        to = i;
        asItStands = i >= end || bytes[i] !== NUL;
      }
      if (!asItStands) {
        i = this.rewrite(bytes, from, end);
        from = this.writtenFrom;
        to = this.written;
      }
      if (to - from > maxCellBytes) {
        this.fault = (i > end ? quoteTooLong : cellTooLarge)(this.records + 1, maxCellBytes);
        return -1;
      }
      if (i >= end) return -1;
      length += to - from;
      if (cell < width) {
        starts[base + cell] = from;
        ends[base + cell] = to;
        if (cell === width - 1) this.lengthInColumns = length;
      } else if (this.header === null) {
        if (cell === maxColumns) {
          this.fault = tooManyColumns(this.records + 1, maxColumns);
          return -1;
        }
        this.headerCells[cell] = new Uint8Array(bytes.subarray(from, to));
      }
      cell++;
      if (bytes[i] !== delimiter) {
        this.cells = cell;
        this.length = length;
        this.quoted = quoted;
        return i;
      }
    }
  }

  /** Counts the record `bytes[start, end)` whose cells were found; true if it is a row of data, the one after `rows`. */
  private isRow(bytes: Uint8Array, start: number, end: number, rows: number): boolean {
    const { cells, notes } = this;
    const width = this.columns.length;
    const record = ++this.records;
    if (this.nuls > 0) notes.add("nul_byte", record, "A NUL byte in this row was left out.");
    if (!this.quoted && (this.length === 0 || (cells === 1 && isBlank(bytes, start, end)))) {
      notes.add("blank_line", record, "This line is blank.");
      return false;
    }
    if (this.header === null) {
      this.open(bytes.slice(start, end));
      return false;
    }
    if (end - start === this.headerLine.length && repeats(bytes, start, this.headerLine)) {
      notes.add("repeated_header", record, "This row repeats the header.");
      return false;
    }
    if (rows === this.limits.maxRows) {
      this.fault = tooManyRows(rows);
      return false;
    }
    if (cells < width || (cells > width && this.length > this.lengthInColumns)) {
      const detail = `This row has ${cells === 1 ? "1 cell" : `${cells} cells`} where the header has ${width}.`;
      notes.add(cells < width ? "short_row" : "long_row", record, detail);
    }
    return true;
  }

  /** Takes the header and makes a column for each of its cells. */
  private open(line: Uint8Array): void {
    this.headerLine = line;
    this.header = this.headerCells;
    this.columns = this.header.map(() => new CellBuilder(FIRST_CAPACITY));
  }

  /** Puts the `count` records whose places are known into the columns. */
  private flush(bytes: Uint8Array, count: number): void {
    const { rows, columns, starts, ends } = this;
    if (rows + count > this.capacity) {
      while (rows + count > this.capacity) this.capacity *= 2;
      for (const column of columns) column.reserve(this.capacity, rows);
      this.rowNumbers = new Uint32Array(this.rowNumbers.buffer.transfer(4 * this.capacity));
    }
    const batch = { bytes, starts, ends, width: columns.length, count };
    for (let column = 0; column < columns.length; column++) columns[column]!.take(batch, column, rows);
    this.rowNumbers.set(this.numbers.subarray(0, count), rows);
    this.rows += count;
  }

  /**
   * Writes the cell that starts at `start` behind the bytes, without its quotes and NULs.
   *
   * @returns where the cell ends; `end` or more if it doesn't end before that, above `end` if a quote is open
   */
  private rewrite(bytes: Uint8Array, start: number, end: number): number {
    const delimiter = this.delimiter;
    let open = bytes[start] === QUOTE;
    let to = this.written;
    this.writtenFrom = to;
    let i = open ? start + 1 : start;
    for (; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === NUL) {
        this.nuls++;
        continue;
      }
      if (open && byte === QUOTE) {
        if (i + 1 < end && bytes[i + 1] === QUOTE) i++;
        else {
          open = false;
          continue;
        }
      } else if (!open && (byte === delimiter || byte === LF || byte === CR)) break;
      bytes[to++] = byte;
    }
    this.written = to;
    return open ? end + 1 : i;
  }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== SPACE && bytes[i] !== 0x09) return false;
  return true;
}

function repeats(bytes: Uint8Array, start: number, line: Uint8Array): boolean {
  for (let i = 0; i < line.length; i++) if (bytes[start + i] !== line[i]) return false;
  return true;
}
