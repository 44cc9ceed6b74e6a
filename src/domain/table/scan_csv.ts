import type { Fault } from "../values/fault.ts";
import { err, ok, type Result } from "../values/result.ts";
import { readShape, type Shape } from "./csv_shape.ts";
import { decodeUtf8 } from "./decode_text.ts";
import { byteOrderMark, decodeWindows1252, isUtf8, Utf16Transcoder } from "./encoding.ts";
import { binaryKind } from "./file_kind.ts";
import { headerNames } from "./header_names.ts";
import { bytesToRead, RecordReader } from "./record_reader.ts";
import { emptyFile, headerOnly, notText, unclosedQuote } from "./scan_faults.ts";
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from "./scan_limits.ts";
import { NoteBook } from "./scan_notes.ts";
import type { ScanFacts, Table } from "./table.ts";

export { DEFAULT_SCAN_LIMITS, type ScanLimits };

/** So many bytes decide encoding, delimiter and header; and so many are read at once, to stay in the cache. */
const HEAD_BYTES = 1 << 16;

/** Separates the cells of a file of one column: nothing a text file holds. */
const NO_DELIMITER = 0x1f;

/** Reads a CSV file that arrives piece by piece. Where the pieces are cut makes no difference. */
export interface CsvScanner {
  /** Data rows so far, for progress. */
  readonly rowsSeen: number;
  /** Takes the next bytes of the file; an error as soon as it is certain that the file can't be read. */
  push(chunk: Uint8Array): Result<null, Fault>;
  /** The whole table. Nothing may be pushed afterwards. */
  finish(): Result<Table<ScanFacts>, Fault>;
}

/** A scanner for one file: UTF-8, UTF-16 by its mark, or Windows-1252; any of `,` `;` tab `|` between the cells. */
export function createCsvScanner(limits: ScanLimits = DEFAULT_SCAN_LIMITS): CsvScanner {
  return new WindowedScanner(limits);
}

/** The table in `bytes`, the content of a whole CSV file. */
export function scanCsv(bytes: Uint8Array, limits: ScanLimits = DEFAULT_SCAN_LIMITS): Result<Table<ScanFacts>, Fault> {
  const scanner = createCsvScanner(limits);
  const pushed = scanner.push(bytes);
  return pushed.ok ? scanner.finish() : pushed;
}

class WindowedScanner implements CsvScanner {
  private readonly limits: ScanLimits;
  private readonly notes = new NoteBook();
  /** The bytes that aren't read yet are `window[0, used)`; UTF-8 or alike once the head is read. */
  private window: Uint8Array<ArrayBuffer> = new Uint8Array(bytesToRead(HEAD_BYTES));
  /** How many of the window's bytes may be used; the rest is the reader's. */
  private size = HEAD_BYTES;
  private used = 0;
  /** The encoding that the file's mark names; null without one. */
  private named: "utf-8" | "utf-16le" | "utf-16be" | null = null;
  private transcoder: Utf16Transcoder | null = null;
  private shape: Shape | null = null;
  private reader: RecordReader | null = null;
  private fault: Fault | null = null;

  constructor(limits: ScanLimits) {
    this.limits = limits;
  }

  get rowsSeen(): number {
    return this.reader?.rows ?? 0;
  }

  push(chunk: Uint8Array): Result<null, Fault> {
    let rest = chunk;
    if (this.reader === null) {
      const taken = Math.min(HEAD_BYTES - this.used, chunk.length);
      this.window.set(chunk.subarray(0, taken), this.used);
      this.used += taken;
      if (this.used === HEAD_BYTES) this.open();
      rest = chunk.subarray(taken);
    }
    if (this.fault === null) this.takeIn(rest);
    return this.fault === null ? ok(null) : err(this.fault);
  }

  finish(): Result<Table<ScanFacts>, Fault> {
    if (this.fault === null && this.reader === null) this.open();
    if (this.fault === null && this.transcoder !== null) this.append(this.transcoder.end());
    if (this.fault === null) this.read();
    if (this.fault === null && this.used > 0) {
      // The last record need not end in a line end; what is unfinished even with one is an open quote.
      this.append(Uint8Array.of(0x0a));
      this.read();
      if (this.used > 0) this.fault ??= unclosedQuote(this.reader!.records + 1);
    }
    if (this.fault === null && this.reader!.rows === 0) this.fault = headerOnly(this.shape!.headerRow);
    return this.fault === null ? ok(this.table(this.reader!, this.shape!)) : err(this.fault);
  }

  /** Decides from the file's first bytes how to read it, and begins. */
  private open(): void {
    let head: Uint8Array = this.window.slice(0, this.used);
    this.used = 0;
    const mark = byteOrderMark(head);
    if (mark !== null) {
      this.named = mark.encoding;
      head = head.subarray(mark.length);
      if (mark.encoding !== "utf-8") {
        this.transcoder = new Utf16Transcoder(mark.encoding);
        head = this.transcoder.transcode(head).slice();
        this.notes.add("decoded", 1, `The text is UTF-16 (${mark.encoding === "utf-16le" ? "little" : "big"} endian).`);
      }
    }
    const kind = binaryKind(head);
    const shape = kind === null ? readShape(head) : null;
    if (kind !== null || shape === null) {
      this.fault = kind !== null ? notText(kind) : emptyFile();
      return;
    }
    for (const { row, text } of shape.preamble) {
      if (text === "") this.notes.add("blank_line", row, "This line is blank.");
      else this.notes.add("title_row", row, text);
    }
    this.shape = shape;
    const delimiter = shape.singleColumn ? NO_DELIMITER : shape.delimiter.charCodeAt(0);
    this.reader = new RecordReader(delimiter, shape.headerRow - 1, this.limits, this.notes);
    this.append(head.subarray(shape.headerStart));
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
      if (taken === room) this.read();
    }
  }

  /** Reads what the window holds and keeps the unfinished record; one that fills half the window gets a larger one. */
  private read(): void {
    const reader = this.reader!;
    const unfinished = reader.read(this.window, this.used);
    this.fault = reader.fault;
    this.window.copyWithin(0, unfinished, this.used);
    this.used -= unfinished;
    if (2 * this.used > this.size) {
      this.size *= 2;
      this.window = new Uint8Array(this.window.buffer.transfer(bytesToRead(this.size)));
    }
  }

  private table(reader: RecordReader, shape: Shape): Table<ScanFacts> {
    const header = reader.header!;
    const wellFormed = header.every((cell) => isUtf8(cell, cell.length)) &&
      reader.columns.every((column) => column.isUtf8(reader.rows));
    const utf8 = wellFormed || this.named !== null;
    if (!utf8) this.notes.add("decoded", 1, "The text is Windows-1252, not UTF-8.");
    const decode = utf8 ? decodeUtf8 : decodeWindows1252;
    const { names, renamed } = headerNames(header.map((cell) => decode(cell, 0, cell.length)));
    for (const { position, was, name } of renamed) {
      const reason = was === "" ? "has no name" : `repeats the name "${was}"`;
      this.notes.add("renamed_header", shape.headerRow, `Column ${position + 1} ${reason}; it is called "${name}".`);
    }
    return {
      columns: reader.columns.map((column, i) => ({
        name: names[i]!,
        cells: column.finish(reader.rows, utf8 ? "utf-8" : "windows-1252", utf8 && !wellFormed),
      })),
      rowCount: reader.rows,
      rowNumbers: new Uint32Array(reader.rowNumbers.buffer.transfer(4 * reader.rows)),
      skipped: this.notes.count("blank_line") + this.notes.count("repeated_header") + this.notes.count("title_row"),
      notes: this.notes.inFileOrder(),
      noteCounts: this.notes.counts,
      facts: {
        kind: "csv",
        encoding: utf8 ? this.named ?? "utf-8" : "windows-1252",
        delimiter: shape.delimiter,
        headerRow: shape.headerRow,
      },
    };
  }
}
