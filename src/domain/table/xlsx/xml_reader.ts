import { byteOrderMark, Utf16Transcoder, Utf8Sink } from "../encoding.ts";
import { XmlAttributes } from "./xml_attributes.ts";
import { damaged, unusable } from "./unreadable.ts";

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COLON = 0x3a;
const SPACE = 0x20;

/** The longest tag or run of text; the longest cell of a spreadsheet has 32,767 characters. */
const LONGEST_TOKEN = 8 << 20;
const LONG_TOKEN = 1 << 16;
const DEEPEST = 256;

const COMMENT = bytesOf("!--");
const COMMENT_END = bytesOf("-->");
const CDATA = bytesOf("![CDATA[");
const CDATA_END = bytesOf("]]>");
const INSTRUCTION_END = bytesOf("?>");

/** Takes what `XmlReader` finds. A name is its place in the reader's list, -1 where it isn't there. */
export interface XmlHandler {
  open(name: number, attributes: XmlAttributes): void;
  close(name: number): void;
  /** A run of text; `literal` where `&` is just that. Valid during the call. */
  text(bytes: Uint8Array, start: number, end: number, literal: boolean): void;
}

/**
 * Reads the XML of a workbook's part as it is unpacked: elements by their local names, and their text. It holds no more
 * than one unfinished token. A document type is refused, and with it every entity but XML's own five.
 */
export class XmlReader {
  private readonly names: XmlNames;
  private readonly attributes = new XmlAttributes();
  /** The bytes of a token whose end is still to come. */
  private readonly rest = new Utf8Sink(1024);
  /** A long unfinished token isn't looked at again before it is twice as long, or it would be looked at too often. */
  private worthReading = 0;
  private transcoder: Utf16Transcoder | null = null;
  private started = false;
  private depth = 0;
  private elements = 0;

  /** `part` is what a reader of the faults should hear of. */
  constructor(private readonly part: string, names: readonly string[], private readonly handler: XmlHandler) {
    this.names = new XmlNames(names);
  }

  /** Takes the next bytes; throws `Unreadable`. */
  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (!this.started && bytes.length > 0) {
      this.started = true;
      const mark = byteOrderMark(bytes);
      if (mark !== null) bytes = bytes.subarray(mark.length);
      if (mark !== null && mark.encoding !== "utf-8") this.transcoder = new Utf16Transcoder(mark.encoding);
    }
    if (this.transcoder !== null) bytes = this.transcoder.transcode(bytes);
    const { rest } = this;
    if (rest.length === 0) {
      const read = this.read(bytes, bytes.length);
      rest.append(bytes, read, bytes.length);
    } else {
      rest.append(bytes, 0, bytes.length);
      if (rest.length >= this.worthReading) this.readRest();
    }
  }

  private readRest(): void {
    const { rest } = this;
    const read = this.read(rest.bytes, rest.length);
    rest.bytes.copyWithin(0, read, rest.length);
    rest.length -= read;
    if (rest.length > LONGEST_TOKEN) throw this.broken();
    this.worthReading = rest.length > LONG_TOKEN ? 2 * rest.length : 0;
  }

  /** Ends the part; throws `Unreadable` if it was cut off. */
  end(): void {
    if (this.rest.length > 0) this.readRest();
    const { bytes, length } = this.rest;
    if (this.depth > 0 || this.elements === 0 || bytes.subarray(0, length).some((byte) => byte > SPACE)) {
      throw this.broken();
    }
  }

  /** Reads the tokens that end within `bytes[0, end)`; answers where the first unfinished one starts. */
  private read(bytes: Uint8Array, end: number): number {
    let at = 0;
    while (at < end) {
      if (bytes[at] !== LESS) {
        let next = at + 1;
        while (next < end && bytes[next] !== LESS) next++;
        if (next === end) return at;
        if (this.depth > 0) this.handler.text(bytes, at, next, false);
        at = next;
        continue;
      }
      if (at + 1 === end) return at;
      const kind = bytes[at + 1];
      const after = kind === BANG || kind === QUESTION ? this.aside(bytes, at, end) : this.tag(bytes, at, end);
      if (after < 0) return at;
      at = after;
    }
    return at;
  }

  /** Passes the tag at `at` on; answers where it ends, -1 if that isn't before `end`. */
  private tag(bytes: Uint8Array, at: number, end: number): number {
    const closing = bytes[at + 1] === SLASH;
    const nameAt = closing ? at + 2 : at + 1;
    let local = nameAt;
    let i = nameAt;
    for (; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === COLON) local = i + 1;
      else if (byte === GREATER || byte === SLASH || byte <= SPACE) break;
    }
    const nameEnd = i;
    for (let byte = 0; i < end; i++) {
      byte = bytes[i]!;
      if (byte === GREATER) break;
      if (byte === QUOTE || byte === APOSTROPHE) {
        do i++; while (i < end && bytes[i] !== byte);
        if (i >= end) return -1;
      }
    }
    if (i >= end) return -1;
    const name = this.names.find(bytes, local, nameEnd);
    if (closing) {
      if (--this.depth < 0) throw this.broken();
      this.handler.close(name);
      return i + 1;
    }
    if (nameEnd === nameAt) throw this.broken();
    this.elements++;
    const empty = bytes[i - 1] === SLASH;
    if (++this.depth > DEEPEST) throw this.broken();
    this.attributes.at(bytes, nameEnd, empty ? i - 1 : i);
    this.handler.open(name, this.attributes);
    if (empty) {
      this.depth--;
      this.handler.close(name);
    }
    return i + 1;
  }

  /** Passes a comment, an instruction or a CDATA section; answers where it ends, -1 if that isn't before `end`. */
  private aside(bytes: Uint8Array, at: number, end: number): number {
    if (bytes[at + 1] === QUESTION) return after(bytes, INSTRUCTION_END, at + 2, end);
    if (at + 9 > end) return -1;
    if (isAt(bytes, COMMENT, at + 1)) return after(bytes, COMMENT_END, at + 4, end);
    if (!isAt(bytes, CDATA, at + 1)) {
      throw unusable(
        `${this.part} of the workbook has a document type, which no spreadsheet writes. Save it again as .xlsx.`,
      );
    }
    const close = after(bytes, CDATA_END, at + 9, end);
    if (close >= 0 && this.depth > 0) this.handler.text(bytes, at + 9, close - 3, true);
    return close;
  }

  private broken() {
    return damaged(`${this.part} isn't well-formed XML`);
  }
}

/** Finds a name among a few by its bytes, without making a string. */
class XmlNames {
  private readonly byLength: { readonly bytes: Uint8Array; readonly index: number }[][] = [];
  private readonly single = new Int8Array(256).fill(-1);

  constructor(names: readonly string[]) {
    for (const [index, name] of names.entries()) {
      if (name.length === 1) this.single[name.charCodeAt(0)] = index;
      else (this.byLength[name.length] ??= []).push({ bytes: bytesOf(name), index });
    }
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length === 1) return this.single[bytes[start]!]!;
    return this.byLength[length]?.find((name) => isAt(bytes, name.bytes, start))?.index ?? -1;
  }
}

function bytesOf(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

function isAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

/** Where the first `wanted` at or behind `from` ends, -1 if that isn't before `end`. */
function after(bytes: Uint8Array, wanted: Uint8Array, from: number, end: number): number {
  for (let at = bytes.indexOf(wanted[0]!, from); at >= 0 && at + wanted.length <= end;) {
    if (isAt(bytes, wanted, at)) return at + wanted.length;
    at = bytes.indexOf(wanted[0]!, at + 1);
  }
  return -1;
}
