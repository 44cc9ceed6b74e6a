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
  const starts: number[] = [];
  const ends: number[] = [];
  const hashes: number[] = [];
  let slots = new Int32Array(1024).fill(-1);
  let rareEdges = false;
  for (let row = 0; row < codes.length; row++) {
    let start = offsets[row]!;
    let end = offsets[row + 1]!;
    while (start < end && isSpace(bytes[start]!)) start++;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    if (end > start && (bytes[start]! >= 0x80 || bytes[end - 1]! >= 0x80)) rareEdges = true;
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    let slot = hash & (slots.length - 1);
    let code = slots[slot]!;
    while (code >= 0 && !(hashes[code] === hash && sameBytes(bytes, start, end, starts[code]!, ends[code]!))) {
      slot = (slot + 1) & (slots.length - 1);
      code = slots[slot]!;
    }
    if (code < 0) {
      code = starts.length;
      slots[slot] = code;
      starts.push(start);
      ends.push(end);
      hashes.push(hash);
      if (starts.length * 2 > slots.length) slots = rehash(hashes, slots.length * 2);
    }
    codes[row] = code;
  }
  const textAt = (code: number) => decodeUtf8(bytes, starts[code]!, ends[code]!);
  return rareEdges ? merging(codes, starts.map((_, code) => textAt(code))) : reading(codes, starts, ends, textAt);
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

function rehash(hashes: readonly number[], capacity: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(capacity).fill(-1);
  for (let code = 0; code < hashes.length; code++) {
    let slot = hashes[code]! & (capacity - 1);
    while (slots[slot]! >= 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = code;
  }
  return slots;
}

function reading(codes: Int32Array, starts: number[], ends: number[], textAt: (code: number) => string): TextIndex {
  const texts: (string | undefined)[] = new Array(starts.length);
  const blank = starts.findIndex((start, code) => start === ends[code]);
  return {
    codes,
    size: starts.length,
    blank: blank < 0 ? null : blank,
    text: (code) => texts[code] ??= textAt(code),
  };
}
