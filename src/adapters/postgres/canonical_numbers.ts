import type { TextCells } from "../../domain/table/column.ts";
import type { ScaledNumbers } from "../../domain/schema/dataset.ts";

type PackedCells = TextCells & { kind: "packed" };

// A sign, 17 digits, a point: the longest plain decimal of a safe integer.
const LONGEST = 24;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** True if every cell is the plain decimal of its number at the column's scale ("-0.50"), or empty where there is none. */
export function isCanonical({ bytes, offsets }: PackedCells, { values, scale }: ScaledNumbers): boolean {
  const digits = new Uint8Array(LONGEST);
  for (let row = 0; row < values.length; row++) {
    const start = writeDecimal(digits, values[row]!, scale);
    const cell = offsets[row]!;
    if (offsets[row + 1]! - cell !== LONGEST - start) return false;
    for (let i = start; i < LONGEST; i++) if (bytes[cell + i - start] !== digits[i]) return false;
  }
  return true;
}

/** The cells that `isCanonical` found spelled out by these numbers. */
export function canonicalText({ values, scale }: ScaledNumbers): TextCells {
  const bytes = new Uint8Array(values.length * LONGEST);
  const offsets = new Uint32Array(values.length + 1);
  const digits = new Uint8Array(LONGEST);
  let length = 0;
  for (let row = 0; row < values.length; row++) {
    for (let i = writeDecimal(digits, values[row]!, scale); i < LONGEST; i++) bytes[length++] = digits[i]!;
    offsets[row + 1] = length;
  }
  return { kind: "packed", bytes: bytes.slice(0, length), offsets };
}

/** Writes the decimal at the end of `digits` and answers where it starts; nothing is written for NaN. */
function writeDecimal(digits: Uint8Array, value: number, scale: number): number {
  if (Number.isNaN(value)) return LONGEST;
  let rest = Math.abs(value);
  let at = LONGEST;
  for (let written = 0; written <= scale || rest > 0; written++) {
    if (written === scale && scale > 0) digits[--at] = POINT;
    const next = Math.floor(rest / 10);
    digits[--at] = ZERO + (rest - next * 10);
    rest = next;
  }
  if (value < 0) digits[--at] = MINUS;
  return at;
}
