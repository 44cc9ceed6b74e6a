import { decodeUtf8 } from "../decode_text.ts";
import type { Utf8Sink } from "../encoding.ts";
import { damaged } from "./unreadable.ts";

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
/** The longest reference: `&#x10FFFF;`, with room for leading zeros. */
const LONGEST_REFERENCE = 16;

const NAMED: Readonly<Record<string, number>> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 };

/** Adds the text that the XML in `bytes[start, end)` stands for. Throws `Unreadable` for an entity XML itself hasn't. */
export function appendXml(sink: Utf8Sink, bytes: Uint8Array, start: number, end: number): void {
  let from = start;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== AMPERSAND) continue;
    sink.append(bytes, from, i);
    let close = i + 1;
    while (close < end && close - i < LONGEST_REFERENCE && bytes[close] !== SEMICOLON) close++;
    sink.put(referred(bytes[close] === SEMICOLON ? decodeUtf8(bytes, i + 1, close) : ""));
    i = close;
    from = close + 1;
  }
  sink.append(bytes, from, end);
}

function referred(reference: string): number {
  const named = Object.hasOwn(NAMED, reference) ? NAMED[reference] : undefined;
  if (named !== undefined) return named;
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference) ?? [];
  const point = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
  if (!(point <= 0x10ffff)) throw damaged(`it uses the unknown entity "&${reference};"`);
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}
