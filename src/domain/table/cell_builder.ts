import { ByteDictionary, grown } from "./byte_dictionary.ts";
import type { CellBatch } from "./cell_batch.ts";
import { narrowed, type TextCells } from "./column.ts";
import { decodeAll } from "./decode_text.ts";
import { decodeAllWindows1252, isUtf8, type Utf8Census, windows1252ToUtf8 } from "./encoding.ts";

/** A dictionary pays while a column repeats at least as much as one of this many equally common values would. */
const REPEATING = 200_000;

/**
 * Takes the cells of one column in row order and makes `TextCells` of them: a dictionary of what repeats, packed bytes
 * of what turns out not to. Which of the two is looked at again every time the column doubles.
 */
export class CellBuilder {
  /** Null once the column is packed. */
  private dictionary: ByteDictionary | null = new ByteDictionary();
  private codes: Uint32Array<ArrayBuffer>;
  // Packed form: row r is pool[offsets[r], offsets[r + 1]).
  private pool: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  private offsets: Uint32Array<ArrayBuffer> = new Uint32Array(0);

  /** A column with room for `capacity` rows; `reserve` makes more. */
  constructor(capacity: number) {
    this.codes = new Uint32Array(capacity);
  }

  /** Adds the cells of column `column` of `batch` behind the `rows` rows taken so far; there must be room for them. */
  take(batch: CellBatch, column: number, rows: number): void {
    let taken = 0;
    if (this.dictionary !== null) {
      taken = this.dictionary.number(batch, column, this.codes, rows);
      if (taken < batch.count) this.pack(this.dictionary, rows + taken);
    }
    if (this.dictionary === null) this.copy(batch, column, rows, taken);
  }

  /** Makes room for `capacity` rows, `rows` of which are taken. */
  reserve(capacity: number, rows: number): void {
    if (this.dictionary !== null && !this.repeats(this.dictionary, rows)) this.pack(this.dictionary, rows);
    if (this.dictionary !== null) this.codes = new Uint32Array(this.codes.buffer.transfer(4 * capacity));
    else this.offsets = new Uint32Array(this.offsets.buffer.transfer(4 * (capacity + 1)));
  }

  /** True if every cell reads as UTF-8. */
  isUtf8(rows: number): boolean {
    return this.dictionary !== null
      ? isUtf8(this.dictionary.pool, this.dictionary.offsets[this.dictionary.count]!)
      : isUtf8(this.pool, this.offsets[rows]!);
  }

  /** Counts the characters of the (different) cells. */
  countUtf8(census: Utf8Census, rows: number): void {
    if (this.dictionary === null) census.add(this.pool, this.offsets[rows]!);
    else census.add(this.dictionary.pool, this.dictionary.offsets[this.dictionary.count]!);
  }

  /**
   * The first `rows` rows as cells, the bytes read as UTF-8 or Windows-1252. Nothing may be taken afterwards.
   *
   * @param mayClash different bytes may read as the same text: then there is no dictionary, whose texts are all different
   */
  finish(rows: number, encoding: "utf-8" | "windows-1252", mayClash: boolean): TextCells {
    const pays = this.dictionary !== null && !mayClash && this.repeats(this.dictionary, rows);
    if (this.dictionary !== null && !pays) this.pack(this.dictionary, rows);
    if (this.dictionary !== null) {
      const { pool, offsets, count } = this.dictionary;
      const values = encoding === "utf-8"
        ? decodeAll(pool, offsets, count)
        : decodeAllWindows1252(pool, offsets, count);
      return { kind: "dictionary", codes: narrowed(this.codes.subarray(0, rows), count), values };
    }
    const offsets = new Uint32Array(this.offsets.buffer.transfer(4 * (rows + 1)));
    if (encoding === "windows-1252") return { kind: "packed", ...windows1252ToUtf8(this.pool, offsets) };
    return { kind: "packed", bytes: new Uint8Array(this.pool.buffer.transfer(offsets[rows]!)), offsets };
  }

  /** Copies the batch's cells from `first` on. */
  private copy(batch: CellBatch, column: number, rows: number, first: number): void {
    const { bytes, starts, ends, width, count } = batch;
    const offsets = this.offsets;
    let pool = this.pool;
    let to = offsets[rows + first]!;
    for (let i = first, at = column + first * width; i < count; i++, at += width) {
      const end = ends[at]!;
      let from = starts[at]!;
      if (to + end - from > pool.length) this.pool = pool = grown(pool, to + end - from);
      while (from < end) pool[to++] = bytes[from++]!;
      offsets[rows + i + 1] = to;
    }
  }

  /** Whether a dictionary is (still) the better form after `rows` rows. */
  private repeats(dictionary: ByteDictionary, rows: number): boolean {
    const { count } = dictionary;
    if (count > REPEATING * (1 - Math.exp(-rows / REPEATING))) return false;
    return 4 * count <= rows || !this.looksMeasured(dictionary);
  }

  /** True if most different cells hold a decimal: figures that repeat only by chance are read faster packed. */
  private looksMeasured(dictionary: ByteDictionary): boolean {
    const { pool, offsets, count } = dictionary;
    let measured = 0;
    for (let code = 0; code < count; code++) {
      if (isDecimal(pool, offsets[code]!, offsets[code + 1]!)) measured++;
    }
    return 2 * measured > count;
  }

  /** Turns the first `rows` rows from a dictionary into packed bytes. */
  private pack({ pool, offsets }: ByteDictionary, rows: number): void {
    const codes = this.codes;
    const packedOffsets = new Uint32Array(codes.length + 1);
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      total += offsets[code + 1]! - offsets[code]!;
      packedOffsets[row + 1] = total;
    }
    const packed = new Uint8Array(2 * total + 256);
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!;
      const end = offsets[code + 1]!;
      for (let from = offsets[code]!, at = packedOffsets[row]!; from < end; from++, at++) packed[at] = pool[from]!;
    }
    this.dictionary = null;
    this.codes = new Uint32Array(0);
    this.pool = packed;
    this.offsets = packedOffsets;
  }
}

/** True for digits with a mark between them and no letter: "1,234.56", "-3.5", "$20,00". */
function isDecimal(bytes: Uint8Array, start: number, end: number): boolean {
  let marks = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte > 0x39) return false;
    if (i > start && (byte === 0x2e || byte === 0x2c)) marks++;
  }
  return marks > 0;
}
