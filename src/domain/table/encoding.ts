import { grown } from "./byte_dictionary.ts";
import { asciiPrefix } from "./decode_text.ts";

// What Windows-1252 puts at 0x80–0x9F; elsewhere a byte is its own code point.
const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const CODE_POINTS = Uint16Array.from(
  { length: 256 },
  (_, byte) => byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte,
);

/** The encoding that the first bytes of a file name, with the length of that mark; null if they name none. */
export function byteOrderMark(
  bytes: Uint8Array,
): { readonly encoding: "utf-8" | "utf-16le" | "utf-16be"; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/** True if `bytes[0, end)` is well-formed UTF-8 (RFC 3629). */
export function isUtf8(bytes: Uint8Array<ArrayBuffer>, end: number): boolean {
  for (let i = asciiPrefix(bytes, end); i < end;) {
    const length = sequenceLength(bytes, i, end);
    if (length === 0) return false;
    i += length;
  }
  return true;
}

/** How many bytes the character at `i` has in UTF-8; 0 if none begins there. */
function sequenceLength(bytes: Uint8Array, i: number, end: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  const length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (length === 0 || i + length > end) return 0;
  const second = bytes[i + 1]!;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  for (let k = 2; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0;
  return length;
}

/** How many characters of two bytes and more are well-formed UTF-8, and how many bytes are no part of any. */
export class Utf8Census {
  sequences = 0;
  broken = 0;

  /** Counts those of `bytes[0, end)`. */
  add(bytes: Uint8Array, end: number): void {
    for (let i = 0; i < end;) {
      const length = sequenceLength(bytes, i, end);
      if (length === 0) this.broken++;
      else if (length > 1) this.sequences++;
      i += Math.max(1, length);
    }
  }

  /** True where most of what isn't ASCII is UTF-8: a few bytes were damaged. */
  get isMostlyUtf8(): boolean {
    return this.sequences > 4 * this.broken;
  }
}

/** Which UTF-16 the bytes without a mark are by where their zero bytes stand; null for other text. */
export function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const units = head.length >> 1;
  const zeros = [0, 0];
  for (let i = 0; i < 2 * units; i++) if (head[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  const most = Math.max(even, odd);
  if (units < 2 || 20 * Math.min(even, odd) > most) return null;
  // Text in other scripts has few zeros, but its units aren't UTF-8 either.
  if (4 * most < units && (20 * most < units || isUtf8(head.slice(), head.length))) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** The text of the Windows-1252 in `bytes[start, end)`. */
export function decodeWindows1252(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += String.fromCharCode(CODE_POINTS[bytes[i]!]!);
  return text;
}

/** The texts `bytes[offsets[i], offsets[i + 1])` of the first `count` entries, in Windows-1252. */
export function decodeAllWindows1252(bytes: Uint8Array, offsets: Uint32Array, count: number): string[] {
  return Array.from({ length: count }, (_, i) => decodeWindows1252(bytes, offsets[i]!, offsets[i + 1]!));
}

/** Packed Windows-1252 cells as packed UTF-8 cells. */
export function windows1252ToUtf8(
  bytes: Uint8Array,
  offsets: Uint32Array,
): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
  const rows = offsets.length - 1;
  const sink = new Utf8Sink(offsets[rows]! * 2);
  const moved = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) sink.put(CODE_POINTS[bytes[i]!]!);
    moved[row + 1] = sink.length;
  }
  return { bytes: sink.bytes.slice(0, sink.length), offsets: moved };
}

/** Turns UTF-16 into UTF-8 piece by piece; an unpaired surrogate becomes U+FFFD. */
export class Utf16Transcoder {
  private readonly high: 0 | 1;
  private readonly sink = new Utf8Sink(1024);
  /** The first byte of a unit whose second is still to come; -1 if there is none. */
  private half = -1;
  private surrogate = 0;

  constructor(encoding: "utf-16le" | "utf-16be") {
    this.high = encoding === "utf-16le" ? 1 : 0;
  }

  /** The UTF-8 of the next bytes; valid until the next call. */
  transcode(bytes: Uint8Array): Uint8Array {
    this.sink.length = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (this.half < 0) {
        this.half = byte;
        continue;
      }
      this.unit(this.high === 1 ? this.half | (byte << 8) : (this.half << 8) | byte);
      this.half = -1;
    }
    return this.sink.bytes.subarray(0, this.sink.length);
  }

  /** What is left at the end: U+FFFD for half a unit or half a pair, else nothing. */
  end(): Uint8Array {
    this.sink.length = 0;
    if (this.surrogate !== 0 || this.half >= 0) this.sink.put(0xfffd);
    return this.sink.bytes.subarray(0, this.sink.length);
  }

  private unit(unit: number): void {
    const low = unit >= 0xdc00 && unit <= 0xdfff;
    if (this.surrogate !== 0) {
      this.sink.put(low ? 0x10000 + ((this.surrogate - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd);
      this.surrogate = 0;
      if (low) return;
    }
    if (unit >= 0xd800 && unit <= 0xdbff) this.surrogate = unit;
    else this.sink.put(low ? 0xfffd : unit);
  }
}

/** The UTF-8 of a text. The language's own core has no encoder (`TextEncoder` belongs to the platform). */
export function encodeUtf8(text: string): Uint8Array {
  const sink = new Utf8Sink(3 * text.length);
  for (const character of text) sink.put(character.codePointAt(0)!);
  return sink.bytes.slice(0, sink.length);
}

/** A growing run of UTF-8. */
export class Utf8Sink {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity + 4);
  }

  /** Adds `bytes[start, end)` as they are. */
  append(bytes: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.bytes.length) this.bytes = grown(this.bytes, length);
    for (let i = start, at = this.length; i < end; i++, at++) this.bytes[at] = bytes[i]!;
    this.length = length;
  }

  put(point: number): void {
    if (this.length + 4 > this.bytes.length) this.bytes = grown(this.bytes, this.length + 4);
    const bytes = this.bytes;
    if (point < 0x80) bytes[this.length++] = point;
    else if (point < 0x800) {
      bytes[this.length++] = 0xc0 | (point >> 6);
      bytes[this.length++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      bytes[this.length++] = 0xe0 | (point >> 12);
      bytes[this.length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[this.length++] = 0x80 | (point & 0x3f);
    } else {
      bytes[this.length++] = 0xf0 | (point >> 18);
      bytes[this.length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[this.length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[this.length++] = 0x80 | (point & 0x3f);
    }
  }
}
