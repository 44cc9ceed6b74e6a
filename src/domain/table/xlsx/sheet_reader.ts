import { decodeUtf8 } from "../decode_text.ts";
import { Utf8Sink } from "../encoding.ts";
import { CellText } from "./cell_text.ts";
import { GENERAL, inFormat, type NumberFormat } from "./number_format.ts";
import { plainNumber } from "./plain_number.ts";
import { type CellRange, MOST_COLUMNS, MOST_ROWS, rangeOf } from "./references.ts";
import { type DateSystem, serialDate, serialDuration } from "./serial_date.ts";
import { type SharedTexts, tooLong } from "./shared_texts.ts";
import type { SheetRecords } from "./sheet_records.ts";
import { damaged, tooMuch } from "./unreadable.ts";
import type { WorkbookLimits } from "./workbook_limits.ts";
import type { XmlAttributes } from "./xml_attributes.ts";
import type { XmlHandler } from "./xml_reader.ts";
import { appendXml } from "./xml_text.ts";

const NAMES = ["c", "v", "row", "f", "is", "t", "rPh", "col", "mergeCell", "sheetData"] as const;
const [CELL, VALUE, ROW, FORMULA, INLINE, TEXT, PHONETIC, COLUMN, MERGE, DATA] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const POINT = 0x2e;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;

const MOST_MERGES = 200_000;
const REMEMBERED = 20;
/** A shorter number of plain digits is its own shortest form. */
const SURE_DIGITS = 15;

type CellType = "number" | "shared" | "string" | "inline" | "boolean" | "error" | "date";

const TYPES: Readonly<Record<string, CellType>> = {
  n: "number",
  s: "shared",
  str: "string",
  inlineStr: "inline",
  b: "boolean",
  e: "error",
  d: "date",
};

/** What the cells of a sheet need to be read. */
export interface CellContext {
  readonly texts: SharedTexts;
  readonly formats: readonly NumberFormat[];
  readonly dateSystem: DateSystem;
  readonly limits: WorkbookLimits;
}

/** Reads the XML of a worksheet: every cell with something in it goes to `records`. */
export class SheetReader implements XmlHandler {
  static readonly NAMES: readonly string[] = NAMES;

  /** Ranges of more than one row that are merged into one cell. */
  readonly merges: CellRange[] = [];
  /** The hidden rows that hold something, in order. */
  readonly hiddenRows: number[] = [];
  /** The hidden columns, from and to, counted from 0. */
  readonly hiddenColumns: (readonly [number, number])[] = [];
  /** Rows of the first formulas without a value, and how many formulas there are. */
  readonly uncomputed: number[] = [];
  uncomputedCount = 0;
  /** The number of the row at hand. */
  row = 0;

  private hidden = false;
  private filled = false;
  private column = -1;
  private type: CellType = "number";
  private style = 0;
  private inCell = false;
  private inValue = false;
  private inText = false;
  private phonetic = 0;
  private formula = false;
  private hasValue = false;
  private inData = false;
  private readonly value = new Utf8Sink(256);
  private readonly cellText = new CellText();

  constructor(private readonly context: CellContext, private readonly records: SheetRecords) {}

  open(name: number, attributes: XmlAttributes): void {
    if (name === CELL) this.openCell(attributes);
    else if (name === VALUE) this.inValue = this.hasValue = this.inCell;
    else if (name === ROW && this.inData) this.openRow(attributes);
    else if (name === FORMULA) this.formula = true;
    else if (name === INLINE) this.hasValue = this.inCell;
    else if (name === TEXT) this.inText = this.inCell && this.phonetic === 0;
    else if (name === PHONETIC) this.phonetic++;
    else if (name === DATA) this.inData = true;
    else if (name === COLUMN) this.noteColumns(attributes);
    else if (name === MERGE) this.noteMerge(attributes.text("ref") ?? "");
  }

  close(name: number): void {
    if (name === VALUE) this.inValue = false;
    else if (name === CELL) this.closeCell();
    else if (name === ROW) this.closeRow();
    else if (name === TEXT) this.inText = false;
    else if (name === PHONETIC) this.phonetic--;
    else if (name === DATA) this.inData = false;
  }

  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    if (this.inText) this.cellText.add(bytes, start, end, literal);
    else if (!this.inValue) return;
    else if (this.type === "string" || this.type === "error") this.cellText.add(bytes, start, end, literal);
    else if (literal) this.value.append(bytes, start, end);
    else appendXml(this.value, bytes, start, end);
    const { limits } = this.context;
    if (this.cellText.sink.length + this.value.length > limits.maxCellBytes) throw tooLong(limits);
  }

  private openRow(attributes: XmlAttributes): void {
    let row = this.row + 1;
    this.hidden = false;
    while (attributes.walk()) {
      if (attributes.isNamed(LETTER_R)) row = digits(attributes);
      else if (attributes.nameEnd - attributes.nameStart === 6 && attributes.bytes[attributes.nameStart] === 0x68) {
        this.hidden = attributes.bytes[attributes.valueStart] === 0x31 ||
          attributes.bytes[attributes.valueStart] === 0x74;
      }
    }
    if (!(row > this.row && row <= MOST_ROWS)) throw damaged(`row ${row} comes after row ${this.row}`);
    this.row = row;
    this.column = -1;
    this.filled = false;
    this.records.begin(row);
  }

  private closeRow(): void {
    if (!this.inData) return;
    this.records.end();
    if (this.hidden && this.filled) this.hiddenRows.push(this.row);
  }

  private openCell(attributes: XmlAttributes): void {
    if (!this.inData) return;
    if (this.row === 0) throw damaged("a cell stands outside the rows");
    let column = this.column + 1;
    this.type = "number";
    this.style = 0;
    while (attributes.walk()) {
      if (attributes.isNamed(LETTER_R)) column = columnOf(attributes);
      else if (attributes.isNamed(LETTER_S)) this.style = digits(attributes);
      else if (attributes.isNamed(LETTER_T)) this.type = typeOf(attributes);
    }
    if (!(column > this.column && column < MOST_COLUMNS)) {
      throw damaged(`the cells of row ${this.row} are out of order`);
    }
    this.column = column;
    this.inCell = true;
    this.formula = this.hasValue = false;
    this.value.length = 0;
    this.cellText.sink.length = 0;
    this.cellText.begin();
  }

  private closeCell(): void {
    if (!this.inCell) return;
    this.inCell = false;
    // The empty text is a result, an empty number is none.
    if (this.formula && (!this.hasValue || (this.type === "number" && this.value.length === 0))) {
      this.uncomputedCount++;
      if (this.uncomputed.length < REMEMBERED) this.uncomputed.push(this.row);
    }
    if (this.hasValue) this.writeCell();
  }

  private writeCell(): void {
    const { value, type } = this;
    if (type === "string" || type === "inline" || type === "error") return this.writeText();
    const { bytes, length } = value;
    if (length === 0) return;
    if (type === "shared") {
      const { texts } = this.context;
      texts.find(numberIn(bytes, length));
      this.write(texts.bytes, texts.start, texts.end);
    } else if (type === "number") this.writeNumber();
    else {
      const text = decodeUtf8(bytes, 0, length);
      const read = type === "boolean" ? (text === "1" || text === "true" ? "true" : "false") : isoText(text);
      this.writeAscii(read);
    }
  }

  private writeText(): void {
    const length = this.cellText.end();
    this.write(this.cellText.sink.bytes, 0, length);
  }

  private writeNumber(): void {
    const { bytes, length } = this.value;
    const format = this.context.formats[this.style] ?? GENERAL;
    const plain = isPlain(bytes, length);
    if (plain && format.kind === "general" && bytes[length - 4] !== POINT) return this.write(bytes, 0, length);
    const text = decodeUtf8(bytes, 0, length).trim();
    const number = text === "" ? NaN : Number(text);
    // What isn't a number for all that its type says is read as the text it is.
    if (!Number.isFinite(number)) return this.writeForeign();
    if (format.kind === "date" || format.kind === "time") {
      this.writeAscii(serialDate(number, this.context.dateSystem, format.kind === "time"));
    } else if (format.kind === "duration") this.writeAscii(serialDuration(number));
    else this.writeAscii(inFormat(plain ? text : plainNumber(number), format));
  }

  private writeForeign(): void {
    this.cellText.add(this.value.bytes, 0, this.value.length, true);
    this.writeText();
  }

  /** Writes what holds nothing that a CSV would take for its structure, or else is quoted. */
  private writeAscii(text: string): void {
    const { sink } = this.cellText;
    sink.length = 0;
    const quoted = /[",;\t|\r\n]/.test(text);
    if (quoted) sink.put(0x22);
    for (const character of text) {
      if (character === '"') sink.put(0x22);
      sink.put(character.codePointAt(0)!);
    }
    if (quoted) sink.put(0x22);
    this.write(sink.bytes, 0, sink.length);
  }

  private write(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    this.filled = true;
    this.records.cell(this.column, bytes, start, end);
  }

  private noteColumns(attributes: XmlAttributes): void {
    if (!attributes.isTrue("hidden") || this.hiddenColumns.length === MOST_COLUMNS) return;
    const [min, max] = [Number(attributes.text("min")), Number(attributes.text("max"))];
    if (min >= 1 && max >= min) this.hiddenColumns.push([min - 1, Math.min(max, MOST_COLUMNS) - 1]);
  }

  private noteMerge(reference: string): void {
    const range = rangeOf(reference);
    if (range === null || range.top === range.bottom) return;
    if (this.merges.push(range) > MOST_MERGES) throw tooMuch(`The sheet has more than ${MOST_MERGES} merged cells.`);
  }
}

/** The whole number of the attribute at hand; NaN if it is none. */
function digits({ bytes, valueStart, valueEnd }: XmlAttributes): number {
  let number = valueStart === valueEnd ? NaN : 0;
  for (let i = valueStart; i < valueEnd; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** The column of a reference such as `AB12`, counted from 0; -1 if it names none. */
function columnOf({ bytes, valueStart, valueEnd }: XmlAttributes): number {
  let column = 0;
  for (let i = valueStart; i < valueEnd; i++) {
    const letter = bytes[i]! - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function typeOf({ bytes, valueStart, valueEnd }: XmlAttributes): CellType {
  if (valueEnd - valueStart === 1 && bytes[valueStart] === LETTER_S) return "shared";
  const name = decodeUtf8(bytes, valueStart, Math.min(valueEnd, valueStart + 16));
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (type === undefined) throw damaged(`a cell is of the unknown type "${name}"`);
  return type;
}

function numberIn(bytes: Uint8Array, length: number): number {
  let number = 0;
  for (let i = 0; i < length; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** True for a number that is its own shortest form: `-12.5`, at most 15 digits, no exponent. */
function isPlain(bytes: Uint8Array, length: number): boolean {
  const start = bytes[0] === 0x2d ? 1 : 0;
  if (length - start > SURE_DIGITS || length === start) return false;
  // A leading zero is a number's own only before the point.
  if (bytes[start] === 0x30 && length - start > 1 && bytes[start + 1] !== 0x2e) return false;
  let point = -1;
  for (let i = start; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x2e && point < 0 && i > start && i < length - 1) point = i;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  // "-0" and "1.50" have a shorter form.
  return point < 0 ? !(start === 1 && bytes[1] === 0x30) : bytes[length - 1] !== 0x30;
}

/** A date of the type that states it as ISO 8601; midnight is the day itself. */
function isoText(text: string): string {
  return text.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "");
}
