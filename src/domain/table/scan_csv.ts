import type { Fault } from "../values/fault.ts";
import { err, ok, type Result } from "../values/result.ts";
import { type Preamble, preambleText, readShape, type Shape } from "./csv_shape.ts";
import { byteOrderMark, unmarkedUtf16, Utf16Transcoder } from "./encoding.ts";
import { binaryKind } from "./file_kind.ts";
import { finishTable, type TitleLine } from "./finish_table.ts";
import { bytesToRead, RecordReader } from "./record_reader.ts";
import { emptyFile, headerOnly, noData, notText, rowTooLarge, unclosedQuote } from "./scan_faults.ts";
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from "./scan_limits.ts";
import { NoteBook } from "./scan_notes.ts";
import type { ScanOptions } from "./scan_options.ts";
import type { ScanFacts, Table } from "./table.ts";

export { DEFAULT_SCAN_LIMITS, type ScanLimits, type ScanOptions };

/** So many bytes decide encoding, delimiter and header; and so many are read at once, to stay in the cache. */
const HEAD_BYTES = 1 << 16;

const LF = 0x0a;
const CR = 0x0d;

/** A row may be as large as this many of the largest cells. */
const CELLS_PER_ROW = 8;

/** Reads a CSV file that arrives piece by piece. Where the pieces are cut makes no difference. */
export interface CsvScanner {
  /** Data rows so far, for progress. */
  readonly rowsSeen: number;
  /** Takes the next bytes of the file; an error as soon as it is certain that the file can't be read. */
  push(chunk: Uint8Array): Result<null, Fault>;
  /** The whole table. Nothing may be pushed afterwards. */
  finish(): Result<Table<ScanFacts>, Fault>;
}

/**
 * A scanner for one file: UTF-8, UTF-16 or Windows-1252; any of `,` `;` tab `|` between the cells; `"` or `'` around
 * them, doubled or behind a backslash within. What `options` don't say is judged by the bytes.
 */
export function createCsvScanner(limits: ScanLimits = DEFAULT_SCAN_LIMITS, options: ScanOptions = {}): CsvScanner {
  return new WindowedScanner(limits, options);
}

/** The table in `bytes`, the content of a whole CSV file. */
export function scanCsv(
  bytes: Uint8Array,
  limits: ScanLimits = DEFAULT_SCAN_LIMITS,
  options: ScanOptions = {},
): Result<Table<ScanFacts>, Fault> {
  const scanner = createCsvScanner(limits, options);
  const pushed = scanner.push(bytes);
  return pushed.ok ? scanner.finish() : pushed;
}

class WindowedScanner implements CsvScanner {
  private readonly limits: ScanLimits;
  private readonly options: ScanOptions;
  private readonly notes = new NoteBook();
  /** The bytes that aren't read yet are `window[0, used)`; UTF-8 or alike once the head is read. */
  private window: Uint8Array<ArrayBuffer> = new Uint8Array(bytesToRead(HEAD_BYTES));
  /** How many of the window's bytes may be used; the rest is the reader's. */
  private size = HEAD_BYTES;
  private used = 0;
  /** The encoding that the caller or the file's mark names, or its zero bytes show; null without any. */
  private known: ScanFacts["encoding"] | null = null;
  private transcoder: Utf16Transcoder | null = null;
  /** True once the encoding is looked for, and the records passed over since: they are blank. */
  private begun = false;
  private blankLines = 0;
  private titles: readonly TitleLine[] = [];
  private shape: Shape | null = null;
  private reader: RecordReader | null = null;
  private fault: Fault | null = null;

  constructor(limits: ScanLimits, options: ScanOptions) {
    this.limits = limits;
    this.options = options;
  }

  get rowsSeen(): number {
    return this.reader?.rows ?? 0;
  }

  push(chunk: Uint8Array): Result<null, Fault> {
    let rest = chunk;
    while (!this.begun && rest.length > 0) {
      const taken = Math.min(HEAD_BYTES - this.used, rest.length);
      this.window.set(rest.subarray(0, taken), this.used);
      this.used += taken;
      rest = rest.subarray(taken);
      if (this.used === HEAD_BYTES) this.begin();
    }
    if (this.fault === null) this.takeIn(rest);
    return this.fault === null ? ok(null) : err(this.fault);
  }

  finish(): Result<Table<ScanFacts>, Fault> {
    if (this.fault === null && !this.begun) this.begin();
    if (this.fault === null && this.transcoder !== null) this.append(this.transcoder.end());
    if (this.fault === null && this.reader === null) this.open(true);
    if (this.fault === null) this.read();
    if (this.fault === null && this.used > 0) {
      // The last record need not end in a line end; what is unfinished even with one is an open quote.
      const last = this.window[this.used - 1];
      if (last !== LF && last !== CR) this.append(Uint8Array.of(LF));
      this.read(true);
      if (this.used > 0) this.fault ??= unclosedQuote(this.reader!.records + 1, this.shape!.dialect.quote);
    }
    if (this.fault === null && this.reader!.rows === 0) {
      this.fault = this.shape!.headerRows > 0 ? headerOnly(this.shape!.row) : noData();
    }
    if (this.fault !== null) return err(this.fault);
    const { limits, options, notes, known, titles } = this;
    return ok(finishTable({ reader: this.reader!, shape: this.shape!, limits, options, notes, known, titles }));
  }

  /** Finds out what encoding the first bytes are in, and takes them in. */
  private begin(): void {
    this.begun = true;
    const { encoding } = this.options;
    let head: Uint8Array = this.window.slice(0, this.used);
    this.used = 0;
    const mark = byteOrderMark(head);
    this.known = encoding ?? mark?.encoding ?? unmarkedUtf16(head);
    if (mark !== null && (mark.encoding === this.known || mark.encoding === "utf-8")) head = head.subarray(mark.length);
    if (this.known === "utf-16le" || this.known === "utf-16be") {
      this.transcoder = new Utf16Transcoder(this.known);
      this.notes.add("decoded", 1, `The text is UTF-16 (${this.known === "utf-16le" ? "little" : "big"} endian).`);
    }
    this.takeIn(head);
  }

  /** Decides from the first bytes of text how to read it, and begins. */
  private open(complete: boolean): void {
    const head: Uint8Array = this.window.slice(0, this.used);
    const kind = binaryKind(head);
    const shape = kind === null ? readShape(head, complete, this.options) : null;
    if (kind !== null || shape === null) {
      this.fault = kind !== null ? notText(kind) : emptyFile();
      return;
    }
    this.used = 0;
    this.shape = { ...shape, row: shape.row + this.blankLines };
    this.takeTitles(head, shape.preamble);
    this.reader = new RecordReader(this.shape, this.limits, this.notes, this.titles.map(({ bytes }) => bytes));
    this.fault = this.reader.fault;
    this.append(head.subarray(shape.start));
  }

  private takeTitles(head: Uint8Array, preamble: readonly Preamble[]): void {
    for (let row = 1; row <= this.blankLines; row++) this.noteBlank(row);
    for (const line of preamble) if (line.kind === "blank_line") this.noteBlank(this.blankLines + line.row);
    this.titles = preamble.filter(({ kind }) => kind !== "blank_line").map((line) => ({
      kind: line.kind,
      row: this.blankLines + line.row,
      bytes: preambleText(head, line),
    }));
  }

  private noteBlank(row: number): void {
    this.notes.add("blank_line", row, "This line is blank.");
  }

  private takeIn(bytes: Uint8Array): void {
    if (this.transcoder === null) this.append(bytes);
    else {
      for (let i = 0; i < bytes.length && this.fault === null; i += HEAD_BYTES) {
        this.append(this.transcoder.transcode(bytes.subarray(i, i + HEAD_BYTES)));
      }
    }
  }

  /** Puts bytes into the window, reading whenever it is full. */
  private append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.fault === null;) {
      const room = this.size - this.used;
      const taken = Math.min(room, bytes.length - at);
      this.window.set(bytes.subarray(at, at + taken), this.used);
      this.used += taken;
      at += taken;
      if (taken === room) this.makeRoom();
    }
  }

  private makeRoom(): void {
    if (this.reader !== null) this.read();
    else if (!this.dropBlankLines()) this.open(false);
  }

  /** Counts and drops the blank lines that the window begins with; false if there are none. */
  private dropBlankLines(): boolean {
    let from = 0;
    for (let i = 0; i < this.used; i++) {
      const byte = this.window[i]!;
      if (byte === CR && i + 1 === this.used) break;
      if (byte === CR && this.window[i + 1] === LF) i++;
      else if (byte !== CR && byte !== LF) {
        if (byte !== 0x20 && byte !== 0x09) break;
        continue;
      }
      from = i + 1;
      this.blankLines++;
    }
    this.window.copyWithin(0, from, this.used);
    this.used -= from;
    return from > 0;
  }

  /** Reads what the window holds and keeps the unfinished record; one that fills half the window gets a larger one. */
  private read(last = false): void {
    const reader = this.reader!;
    const unfinished = reader.read(this.window, this.used, last);
    this.fault = reader.fault;
    this.window.copyWithin(0, unfinished, this.used);
    this.used -= unfinished;
    if (2 * this.used <= this.size) return;
    const largest = CELLS_PER_ROW * this.limits.maxCellBytes;
    if (this.used > Math.max(largest, HEAD_BYTES)) this.fault ??= rowTooLarge(reader.records + 1, largest);
    if (this.fault !== null) return;
    this.size *= 2;
    this.window = new Uint8Array(this.window.buffer.transfer(bytesToRead(this.size)));
  }
}
