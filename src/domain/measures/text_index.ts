import { decodeUtf8 } from "../table/decode_text.ts";
import { hashBytes } from "../table/byte_dictionary.ts";
import { cellText, type Codes, type TextCells } from "../table/column.ts";

type PackedCells = TextCells & { readonly kind: "packed" };

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

/** Past this many steps to a free slot the texts were chosen to collide. */
const LONGEST_PROBE = 512;

/**
 * Distinct cells are found by hashing bytes. Cells with a rare kind of space at an edge, and texts that were chosen to
 * collide, are compared as texts instead.
 */
function fromPacked(cells: PackedCells): TextIndex {
  const { bytes, offsets } = cells;
  const codes = new Int32Array(offsets.length - 1);
  const starts = new Uint32Array(codes.length);
  const ends = new Uint32Array(codes.length);
  const codeBits = 32 - Math.clz32(codes.length);
  const codeMask = (1 << codeBits) - 1;
  // A code + 1 with the hash's high bits above it, 0 where it is free; at most half are taken.
  const slots = new Int32Array(2 ** (codeBits + 1));
  const slotMask = slots.length - 1;
  let size = 0;
  let rareEdges = false;
  for (let row = 0; row < codes.length; row++) {
    let start = offsets[row]!;
    let end = offsets[row + 1]!;
    while (start < end && isSpace(bytes[start]!)) start++;
    while (end > start && isSpace(bytes[end - 1]!)) end--;
    if (end > start && (bytes[start]! >= 0x80 || bytes[end - 1]! >= 0x80)) rareEdges = true;
    const hash = hashBytes(bytes, start, end);
    let slot = hash & slotMask;
    let steps = 0;
    let code = -1;
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      code = (entry & codeMask) - 1;
      if (((entry ^ hash) & ~codeMask) === 0 && sameBytes(bytes, start, end, starts[code]!, ends[code]!)) break;
      code = -1;
      if (++steps > LONGEST_PROBE) return fromTexts(cells);
      slot = (slot + 1) & slotMask;
    }
    if (code < 0) {
      code = size++;
      slots[slot] = (hash & ~codeMask) | size;
      starts[code] = start;
      ends[code] = end;
    }
    codes[row] = code;
  }
  const textAt = (code: number) => decodeUtf8(bytes, starts[code]!, ends[code]!);
  if (rareEdges) return merging(codes, Array.from({ length: size }, (_, code) => textAt(code)));
  const blank = starts.subarray(0, size).findIndex((start, code) => start === ends[code]);
  return reading(codes, size, blank < 0 ? null : blank, textAt);
}

/** The language's own hashing can't be foreseen, so nobody can choose texts against it. */
function fromTexts(cells: PackedCells): TextIndex {
  const rows = Int32Array.from({ length: cells.offsets.length - 1 }, (_, row) => row);
  return merging(rows, Array.from(rows, (row) => cellText(cells, row)));
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
