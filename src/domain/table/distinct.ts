import { hashBytes } from "./byte_dictionary.ts";
import { isSameCell, type TextCells } from "./column.ts";

type PackedCells = TextCells & { readonly kind: "packed" };

/** Cells are hashed so many at a time and looked up afterwards: waits for memory then overlap. */
const BLOCK = 1024;

/** Past this many steps to a free slot the texts were chosen to collide. */
const LONGEST_PROBE = 512;

const known = new WeakMap<TextCells, boolean>();

/**
 * True if it is certain that no two cells of a packed column are the same text, spaces at their edges aside: unique ids.
 * Found out once; a repetition ends the search. Cells that begin or end in anything but plain ink are not certain.
 */
export function areDistinct(cells: TextCells): boolean {
  if (cells.kind !== "packed") return false;
  let distinct = known.get(cells);
  if (distinct === undefined) {
    known.set(cells, distinct = isInkAtEdges(cells) && (isOrdered(cells) || hasNoRepeat(cells)));
  }
  return distinct;
}

function isInkAtEdges({ bytes, offsets }: PackedCells): boolean {
  for (let row = 1; row < offsets.length; row++) {
    const start = offsets[row - 1]!;
    const end = offsets[row]!;
    if (start === end || !isInk(bytes[start]!) || !isInk(bytes[end - 1]!)) return false;
  }
  return true;
}

/** ASCII that isn't a space. */
function isInk(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** True where every cell comes after the one before it, or every one before it, as running numbers do. */
function isOrdered({ bytes, offsets }: PackedCells): boolean {
  let way = 0;
  for (let row = 1; row < offsets.length - 1; row++) {
    const before = offsets[row - 1]!;
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    // Shorter comes first, so that 9 stands before 10.
    let step = (end - start) - (start - before);
    for (let i = 0; step === 0 && start + i < end; i++) step = bytes[start + i]! - bytes[before + i]!;
    if (step === 0 || (way !== 0 && step > 0 !== way > 0)) return false;
    way = step;
  }
  return true;
}

function hasNoRepeat(cells: PackedCells): boolean {
  const { bytes, offsets } = cells;
  const rows = offsets.length - 1;
  const rowBits = 32 - Math.clz32(rows);
  const rowMask = 2 ** rowBits - 1;
  // A row + 1 with the hash's high bits above it, 0 where it is free; at most half are taken.
  const slots = new Int32Array(2 ** (rowBits + 1));
  const mask = slots.length - 1;
  const hashes = new Int32Array(Math.min(BLOCK, rows));
  for (let first = 0; first < rows; first += BLOCK) {
    const last = Math.min(first + BLOCK, rows);
    for (let row = first; row < last; row++) hashes[row - first] = hashBytes(bytes, offsets[row]!, offsets[row + 1]!);
    for (let row = first; row < last; row++) {
      const hash = hashes[row - first]!;
      let slot = hash & mask;
      let steps = 0;
      for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
        const mayBeSame = ((entry ^ hash) & ~rowMask) === 0;
        if ((mayBeSame && isSameCell(cells, (entry & rowMask) - 1, row)) || ++steps > LONGEST_PROBE) return false;
        slot = (slot + 1) & mask;
      }
      slots[slot] = (hash & ~rowMask) | (row + 1);
    }
  }
  return true;
}
