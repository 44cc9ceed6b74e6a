import type { Fault } from "../values/fault.ts";
import { CellBuilder } from "./cell_builder.ts";
import { decodeUtf8 } from "./decode_text.ts";
import type { CommentStyle, Shape } from "./csv_shape.ts";
import { BACKSLASH, isEscapable } from "./dialect.ts";
import { cellTooLarge, quoteTooLong, tooManyColumns, tooManyRows } from "./scan_faults.ts";
import type { ScanLimits } from "./scan_limits.ts";
import type { NoteBook } from "./scan_notes.ts";

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

/** What a byte means in an unquoted cell: it may end it, or it calls for care. 0 is text. */
const STOP = 1;
const CARE = 2;

/** How many bytes `read` needs for `length` bytes, two sentinels, and the cells and ends of rows that it writes anew. */
export function bytesToRead(length: number): number {
  return 3 * length + 2;
}

/** Longer lines neither count the pages nor are a title that is kept. */
const LONGEST_PAGE_LINE = 100;

const FIRST_CAPACITY = 4096;
/** So many cells are put into the columns at once; a wider table has a row of them. */
const BATCHED_CELLS = 1 << 17;

/**
 * Reads records (RFC 4180, and what exports make of it) into columns. The first one or two may be the header.
 *
 * It holds no state inside a record: one that isn't finished is read anew from its start when more bytes are there.
 */
export class RecordReader {
  /** Rows in the columns. */
  rows = 0;
  /** Records read, the blank ones and those before the header among them. */
  records: number;
  columns: readonly CellBuilder[] = [];
  /** The cells of the header's records, as bytes. */
  readonly header: (readonly Uint8Array<ArrayBuffer>[])[] = [];
  /** Rows with more to see than columns; their last cell is the rest of the line as it stood. */
  readonly wideRows: number[] = [];
  rowNumbers: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_CAPACITY);
  /** Set when `read` stops at something that can't be read. */
  fault: Fault | null = null;

  private readonly delimiter: number;
  private readonly quote: number;
  private readonly backslash: boolean;
  private readonly padded: boolean;
  private readonly spaced: boolean;
  private readonly loose: boolean;
  private readonly comments: CommentStyle;
  private readonly headerRows: number;
  /** How many columns there are to be; null where the header tells. */
  private readonly width: number | null;
  private readonly limits: ScanLimits;
  private readonly notes: NoteBook;
  private readonly stops = new Uint8Array(256);
  private capacity = FIRST_CAPACITY;
  /** The last record ended in a CR whose LF, if it has one, is still to come. */
  private afterReturn = false;
  /** The header's lines as they stood, to know them when they come again. */
  private readonly headerLines: Uint8Array[] = [];
  private headerCells: Uint8Array<ArrayBuffer>[] = [];
  /** The length of the header's first cell: rows whose first cell has another needn't be compared with it. */
  private nameLength = -1;
  // The places of the cells read but not yet in the columns, and the records' numbers.
  private starts = new Uint32Array(BATCHED_CELLS);
  private ends = new Uint32Array(BATCHED_CELLS);
  private numbers = new Uint32Array(BATCHED_CELLS);
  // What was found of the last record: its cells, the bytes in all of them and in those that have a column.
  private cells = 0;
  private length = 0;
  private lengthInColumns = 0;
  private quoted = false;
  private nuls = 0;
  /** Where the first cell of the record starts whose quote closes before its end; -1 for none. */
  private stray = -1;
  /** That quote closes right behind a delimiter or a line end, as one does that opens a cell. */
  private strayOpens = false;
  /** Where the cell starts whose quote hasn't closed yet; -1 for none. */
  private unclosed = -1;
  /** Where a quote stands that opens no cell; -1 for nowhere. */
  private literal = -1;
  /** The cell that was last written anew: from the one to the other, where the next may follow. */
  private writtenFrom = 0;
  private written = 0;

  /** Reads from the shape's first record on. */
  constructor(
    shape: Shape,
    limits: ScanLimits,
    notes: NoteBook,
    /** The lines above the table, which may come again on every page. */
    private readonly titles: readonly Uint8Array[] = [],
  ) {
    const { dialect, row, headerRows, width, comments } = shape;
    this.delimiter = dialect.delimiter;
    this.quote = dialect.quote;
    this.backslash = dialect.backslash;
    this.padded = dialect.padded;
    this.spaced = dialect.spaced;
    this.loose = dialect.loose;
    this.comments = comments;
    this.headerRows = headerRows;
    this.width = width;
    this.records = row - 1;
    this.limits = limits;
    this.notes = notes;
    for (const byte of [this.delimiter, LF, CR]) this.stops[byte] = STOP;
    this.stops[NUL] = CARE;
    if (headerRows > 0) return;
    if (width! > limits.maxColumns) this.fault = tooManyColumns(row, limits.maxColumns);
    else this.open(width!);
  }

  /**
   * Reads the records that end within `bytes[0, end)`; writes behind them, see `bytesToRead`.
   *
   * @param last no more bytes follow
   * @returns where the first unfinished record starts, to be given again with more bytes behind it
   */
  read(bytes: Uint8Array, end: number, last = false): number {
    bytes[end] = LF;
    bytes[end + 1] = this.quote;
    this.written = end + 2;
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
      const before = this.written;
      let lineEnd = this.findCells(bytes, at, end, count * width);
      if (this.stray >= 0 || (this.unclosed >= 0 && (last || this.fault !== null))) {
        lineEnd = this.mend(bytes, at, end, count * width, lineEnd, before);
      }
      if (lineEnd < 0) break;
      const line = at;
      at = lineEnd + 1;
      if (bytes[lineEnd] === CR) {
        if (at === end) this.afterReturn = true;
        else if (bytes[at] === LF) at++;
      }
      if (this.isRow(bytes, line, lineEnd, count)) {
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
    this.stray = this.unclosed = -1;
    const { delimiter, quote, padded, spaced, backslash, stops, starts, ends, literal } = this;
    const width = this.columns.length;
    const { maxCellBytes, maxColumns } = this.limits;
    const highestStop = Math.max(delimiter, CR);
    let cell = 0;
    let length = 0;
    let quoted = false;
    this.nuls = 0;
    for (let i = start;; i++) {
      if (spaced && cell > 0 && bytes[i] === SPACE) i++;
      if (padded) i = pastSpaces(bytes, i, quote);
      let from = i;
      let to = i;
      let asItStands: boolean;
      if (bytes[i] === quote) {
        quoted = true;
        to = i === literal ? end : i + 1;
        while (bytes[to] !== quote && bytes[to] !== NUL) to++;
        asItStands = to < end && bytes[to] === quote && stops[bytes[to + 1]!] === STOP;
        if (backslash && asItStands) asItStands = !holds(bytes, from, to, BACKSLASH);
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
      } else if (width === 0) {
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

  /**
   * Reads the record at `start` anew with its stray quote as text, if that gives it the table's cells and explains more: the
   * quote would otherwise swallow the lines that follow or cells of its own, or stands before one that opens a cell.
   *
   * @param lineEnd where the record ends with the quote as one, -1 if it doesn't end
   * @param written how far cells had been written anew before it
   * @returns where the record ends, as `findCells` does
   */
  private mend(
    bytes: Uint8Array,
    start: number,
    end: number,
    base: number,
    lineEnd: number,
    written: number,
  ): number {
    const { cells, fault, quote } = this;
    const stray = this.stray >= 0 ? this.stray : this.unclosed;
    const width = this.columns.length || (this.width ?? 0);
    if (width < 2) return lineEnd;
    const doubled = bytes[stray + 1] === quote && bytes[stray + 2] !== quote;
    const isPlain = !doubled && !(this.stray >= 0 && this.strayOpens) && !holdsLineEnd(bytes, stray, lineEnd);
    if (lineEnd >= 0 && cells === width && isPlain) return lineEnd;
    // A file that is cut off in its last line may have lost the quote that closes.
    const latest = this.stray >= 0 ? end : end - 1;
    this.written = written;
    this.headerCells = [];
    this.fault = null;
    this.literal = stray;
    const mended = this.findCells(bytes, start, end, base);
    this.literal = -1;
    if (mended >= 0 && mended < latest && this.cells === width && this.stray < 0) {
      this.notes.add("stray_quote", this.records + 1, "A quote in this row opens no cell; it is kept as text.");
      return mended;
    }
    this.written = written;
    this.headerCells = [];
    const again = this.findCells(bytes, start, end, base);
    this.fault ??= fault;
    return again;
  }

  /**
   * Counts the record `bytes[start, end)` whose cells were found; true if it is a row of data, the one after `count`
   * that aren't in the columns yet.
   */
  private isRow(bytes: Uint8Array, start: number, end: number, count: number): boolean {
    const { cells, notes } = this;
    const width = this.columns.length;
    const record = ++this.records;
    if (this.nuls > 0) notes.add("nul_byte", record, "A NUL byte in this row was left out.");
    if (!this.quoted && (this.length === 0 || (cells === 1 && isBlank(bytes, start, end)))) {
      notes.add("blank_line", record, "This line is blank.");
      return false;
    }
    if (width === 0) {
      this.takeHeader(bytes.slice(start, end));
      return false;
    }
    if (bytes[start] === HASH && this.isComment(bytes, start)) {
      notes.add("comment_line", record, "This line is a comment.");
      return false;
    }
    const first = count * width;
    const mayRepeat = this.ends[first]! - this.starts[first]! === this.nameLength || this.headerLines.length > 1;
    if (mayRepeat && this.repeatsHeader(bytes, start, end, first)) {
      notes.add("repeated_header", record, "This row repeats the header.");
      return false;
    }
    if (cells === 1 && width > 2 && this.isOfPage(bytes, start, end)) {
      notes.add("page_line", record, decodeUtf8(bytes, start, end));
      return false;
    }
    const rows = this.rows + count;
    if (rows === this.limits.maxRows) {
      this.fault = tooManyRows(rows);
      return false;
    }
    if (cells < width) {
      const detail = `This row has ${cells === 1 ? "1 cell" : `${cells} cells`} where the header has ${width}.`;
      notes.add("short_row", record, detail);
    } else if (cells > width && this.length > this.lengthInColumns) {
      this.keepRest(bytes, start, end, count * width + width - 1);
      this.wideRows.push(rows);
    }
    return true;
  }

  /** True for a line of one cell that is a title above the table once more, or counts the pages. */
  private isOfPage(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > LONGEST_PAGE_LINE) return false;
    return this.titles.some((title) => title.length === end - start && isSame(bytes, start, title)) ||
      /^\s*(?:page|seite|p[áa]gina|pagina|blad)\s+\d+(?:\s*(?:\/|of|von|de|sur|di|van)\s*\d+)?\s*$/i
        .test(decodeUtf8(bytes, start, end));
  }

  private isComment(bytes: Uint8Array, start: number): boolean {
    const width = this.columns.length;
    if (this.comments === "written") return width === 1 || this.cells !== width || bytes[start + 1] === SPACE;
    return this.comments === "lone" && this.cells === 1 && width > 1;
  }

  /** True for a line of the header as it stood, and for cells that are those of the header's one line. */
  private repeatsHeader(bytes: Uint8Array, start: number, end: number, base: number): boolean {
    const { headerLines, header, starts, ends } = this;
    for (let i = 0; i < headerLines.length; i++) {
      const line = headerLines[i]!;
      if (end - start === line.length && isSame(bytes, start, line)) return true;
    }
    if (header.length !== 1 || this.cells < this.columns.length || this.length > this.lengthInColumns) return false;
    const names = header[0]!;
    for (let column = 0; column < this.columns.length; column++) {
      const name = names[column]!;
      const from = starts[base + column]!;
      if (ends[base + column]! - from !== name.length || !isSame(bytes, from, name)) return false;
    }
    return true;
  }

  /** Makes the cell at `place`, the last of a row that has more, the rest of its line as it stood, without NULs. */
  private keepRest(bytes: Uint8Array, start: number, end: number, place: number): void {
    let at = start;
    for (let cell = 1; cell < this.columns.length; cell++) at = this.pastCell(bytes, at, end) + 1;
    this.starts[place] = at;
    this.ends[place] = end;
    if (this.nuls === 0) return;
    let to = this.written;
    this.starts[place] = to;
    for (let i = at; i < end; i++) if (bytes[i] !== NUL) bytes[to++] = bytes[i]!;
    this.ends[place] = this.written = to;
  }

  /** Where the cell that starts at `start` ends. */
  private pastCell(bytes: Uint8Array, start: number, end: number): number {
    const { delimiter, quote, backslash, loose, stops } = this;
    const from = this.spaced && bytes[start] === SPACE ? start + 1 : start;
    let i = this.padded ? pastSpaces(bytes, from, quote) : from;
    let open = bytes[i] === quote;
    if (open) i++;
    for (; i < end; i++) {
      const byte = bytes[i]!;
      if (!open && byte === delimiter) break;
      if (!open) continue;
      if (backslash && byte === BACKSLASH && isEscapable(bytes[i + 1], quote)) i++;
      else if (byte !== quote) continue;
      else if (bytes[i + 1] === quote && !(loose && stops[bytes[i + 2]!] === STOP)) i++;
      else if (!loose || stops[bytes[i + 1]!] === STOP) open = false;
    }
    return i;
  }

  /** Takes a line of the header; the last one makes the columns. */
  private takeHeader(line: Uint8Array): void {
    this.headerLines.push(line);
    this.header.push(this.headerCells);
    this.headerCells = [];
    if (this.header.length < this.headerRows) return;
    this.nameLength = this.header[0]![0]!.length;
    const widest = Math.max(...this.header.map(({ length }) => length));
    this.open(Math.min(widest, this.width ?? widest));
  }

  private open(width: number): void {
    this.columns = Array.from({ length: width }, () => new CellBuilder(FIRST_CAPACITY));
    if (width <= BATCHED_CELLS) return;
    this.starts = new Uint32Array(width);
    this.ends = new Uint32Array(width);
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
    const { delimiter, quote, backslash, loose, stops } = this;
    let to = this.written;
    this.writtenFrom = to;
    let i = start;
    let open = bytes[i] === quote;
    if (i === this.literal) {
      bytes[to++] = quote;
      open = bytes[++i] === quote;
    }
    if (open) i++;
    for (; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === NUL) {
        this.nuls++;
        continue;
      }
      if (open && backslash && byte === BACKSLASH && i + 1 < end && isEscapable(bytes[i + 1], quote)) {
        bytes[to++] = bytes[++i]!;
        continue;
      }
      if (open && byte === quote) {
        if (loose && i + 1 < end) {
          if (stops[bytes[i + 1]!] === STOP) {
            open = false;
            continue;
          }
          if (bytes[i + 1] === quote && i + 2 < end && stops[bytes[i + 2]!] !== STOP) i++;
        } else if (i + 1 < end && bytes[i + 1] === quote) i++;
        else {
          open = false;
          if (this.stray < 0 && stops[bytes[pastBlanks(bytes, i + 1)]!] === 0) {
            this.stray = start;
            this.strayOpens = stops[bytes[i - 1]!] === STOP;
          }
          continue;
        }
      } else if (!open && (byte === delimiter || byte === LF || byte === CR)) break;
      bytes[to++] = byte;
    }
    this.written = to;
    if (open) this.unclosed = start;
    return open ? end + 1 : i;
  }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== SPACE && bytes[i] !== 0x09) return false;
  return true;
}

function isSame(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text[i]) return false;
  return true;
}

/** The first place from `i` on without a space. */
function pastBlanks(bytes: Uint8Array, i: number): number {
  let at = i;
  while (bytes[at] === SPACE) at++;
  return at;
}

function holdsLineEnd(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === LF || bytes[i] === CR) return true;
  return false;
}

function holds(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return true;
  return false;
}

/** The first place from `i` on without a space, if a quote stands there. */
function pastSpaces(bytes: Uint8Array, i: number, quote: number): number {
  let at = i;
  while (bytes[at] === SPACE) at++;
  return bytes[at] === quote ? at : i;
}
