import { Utf8Sink } from "../encoding.ts";
import { appendXml } from "./xml_text.ts";

const QUOTE = 0x22;
const AMPERSAND = 0x26;
const SPACE = 0x20;
const UNDERSCORE = 0x5f;
const LOWER_X = 0x78;

/**
 * Writes texts as quoted cells of a CSV, so that nothing in them can be taken for its structure. A text without
 * anything to see is an empty cell.
 */
export class CellText {
  readonly sink = new Utf8Sink(1024);
  private readonly decoded = new Utf8Sink(256);
  private readonly plain = new Utf8Sink(256);
  private visible = false;
  private from = 0;

  begin(): void {
    this.from = this.sink.length;
    this.visible = false;
    this.sink.put(QUOTE);
  }

  /** Adds XML text; `literal` where it is CDATA. */
  add(bytes: Uint8Array, start: number, end: number, literal: boolean): void {
    let care = false;
    for (let i = start; i < end && !care; i++) care = bytes[i] === AMPERSAND || bytes[i] === UNDERSCORE;
    if (!care) return this.quote(bytes, start, end);
    const { decoded, plain } = this;
    decoded.length = plain.length = 0;
    if (literal) decoded.append(bytes, start, end);
    else appendXml(decoded, bytes, start, end);
    unescape(decoded, plain);
    this.quote(plain.bytes, 0, plain.length);
  }

  /** Ends the text; answers how many bytes it has as a cell. */
  end(): number {
    if (this.visible) this.sink.put(QUOTE);
    else this.sink.length = this.from;
    return this.sink.length - this.from;
  }

  private quote(bytes: Uint8Array, start: number, end: number): void {
    let from = start;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte > SPACE) this.visible = true;
      if (byte !== QUOTE) continue;
      this.sink.append(bytes, from, i + 1);
      from = i;
    }
    this.sink.append(bytes, from, end);
  }
}

/** Spreadsheets write what XML can't hold as `_x000D_`, and a true `_x000D_` as `_x005F_x000D_`. */
function unescape(from: Utf8Sink, to: Utf8Sink): void {
  const { bytes, length } = from;
  let start = 0;
  for (let i = 0; i + 7 <= length; i++) {
    if (bytes[i] !== UNDERSCORE || bytes[i + 1] !== LOWER_X || bytes[i + 6] !== UNDERSCORE) continue;
    const point = hexAt(bytes, i + 2);
    if (point < 0) continue;
    to.append(bytes, start, i);
    to.put(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
    i += 6;
    start = i + 1;
  }
  to.append(bytes, start, length);
}

function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i]!;
    const lower = byte | 0x20;
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
