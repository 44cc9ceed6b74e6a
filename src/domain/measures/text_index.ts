import { decodeUtf8 } from "../table/decode_text.ts";
import type { Codes, TextCells } from "../table/column.ts";

/** Each row's text as a code below `size`; texts that differ only by surrounding spaces share one. */
export interface TextIndex {
  readonly codes: Int32Array;
  readonly size: number;
  /** The code of blank cells; null where there are none. */
  readonly blank: number | null;
  /** The trimmed text with that code; "" for blank. */
  text(code: number): string;
}

const indexes = new WeakMap<TextCells, TextIndex>();

/** The cells as codes. Computed once per column. */
export function textIndex(cells: TextCells): TextIndex {
  let index = indexes.get(cells);
  if (!index) {
    index = cells.kind === "dictionary" ? fromDictionary(cells) : fromPacked(cells);
    indexes.set(cells, index);
  }
  return index;
}

function fromDictionary(cells: TextCells & { kind: "dictionary" }): TextIndex {
  return merging(cells.codes, cells.values);
}

function merging(codesOfValues: Codes | Int32Array, values: readonly string[]): TextIndex {
  const { codeOf, texts } = mergeTexts(values);
  const codes = new Int32Array(codesOfValues.length);
  for (let row = 0; row < codes.length; row++) codes[row] = codeOf[codesOfValues[row]!]!;
  const blank = texts.indexOf("");
  return { codes, size: texts.length, blank: blank < 0 ? null : blank, text: (code) => texts[code]! };
}

function mergeTexts(values: readonly string[]): { readonly codeOf: Int32Array; readonly texts: readonly string[] } {
  const codes = new Map<string, number>();
  const codeOf = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const text = values[i]!.trim();
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    codeOf[i] = code;
  }
  return { codeOf, texts: [...codes.keys()] };
}

/** Distinct cells are found by hashing bytes; only a cell with a rare kind of space at an edge is read as text. */
function fromPacked(cells: TextCells & { kind: "packed" }): TextIndex {
  const { bytes, offsets } = cells;
  const codes = new Int32Array(offsets.length - 1);
  const starts = new Uint32Array(codes.length);
  const ends = new Uint32Array(codes.length);
  const hashes = new Int32Array(codes.length);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(codes.length * 2 + 2))).fill(-1);
  let size = 0;
  let rareEdges = false;
  for (let row = 0; row < codes.length; row++) {
    let start = offsets[row]!;
    let end = offsets[row + 1]!;
    while (start < end && isSpace(bytes[start]!)) start++;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    if (end > start && (bytes[start]! >= 0x80 || bytes[end - 1]! >= 0x80)) rareEdges = true;
    const hash = hashOf(bytes, start, end);
    let slot = hash & (slots.length - 1);
    let code = slots[slot]!;
    while (code >= 0 && !(hashes[code] === hash && sameBytes(bytes, start, end, starts[code]!, ends[code]!))) {
      slot = (slot + 1) & (slots.length - 1);
      code = slots[slot]!;
    }
    if (code < 0) {
      code = size++;
      slots[slot] = code;
      starts[code] = start;
      ends[code] = end;
      hashes[code] = hash;
    }
    codes[row] = code;
  }
  const textAt = (code: number) => decodeUtf8(bytes, starts[code]!, ends[code]!);
  if (rareEdges) return merging(codes, Array.from({ length: size }, (_, code) => textAt(code)));
  const blank = starts.subarray(0, size).findIndex((start, code) => start === ends[code]);
  return reading(codes, size, blank < 0 ? null : blank, textAt);
}

/** FNV-1a over four bytes at a time, with its high bits mixed into the low ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    const four = bytes[i]! | bytes[i + 1]! << 8 | bytes[i + 2]! << 16 | bytes[i + 3]! << 24;
    hash = Math.imul(hash ^ four, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ hash >>> 15;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function sameBytes(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = 0; i < end - start; i++) {
    if (bytes[start + i] !== bytes[otherStart + i]) return false;
  }
  return true;
}

/** Texts are decoded when first asked for. */
function reading(codes: Int32Array, size: number, blank: number | null, textAt: (code: number) => string): TextIndex {
  const texts: (string | undefined)[] = [];
  return { codes, size, blank, text: (code) => texts[code] ??= textAt(code) };
}
