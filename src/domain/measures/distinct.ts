import type { Axis } from "./grouping.ts";
import { NumberIndex } from "./number_index.ts";
import type { Pass } from "./pass.ts";
import type { Selection } from "./selection.ts";

/** Up to so many pairs of a group and a key are marked by a bit each; beyond, those that occur are looked up. */
const MOST_BITS = 2 ** 28;

/** How many distinct keys of `axis` each group's rows have. */
export function distinctByGroup(pass: Pass, selection: Selection, axis: Axis): Int32Array {
  const { slots, width, grouping } = pass;
  const counts = new Int32Array(grouping.size);
  const isNew = grouping.size * axis.size <= MOST_BITS ? bitMarks(grouping.size * axis.size) : lookedUpMarks();
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row]!;
    if (slot < 0 || selection.owned[slot % width] === 0) continue;
    const group = (slot - slot % width) / width;
    if (isNew(group * axis.size + axis.codes[row]!)) counts[group]!++;
  }
  return counts;
}

function bitMarks(size: number): (pair: number) => boolean {
  const marks = new Uint8Array((size >>> 3) + 1);
  return (pair) => {
    const bit = 1 << (pair & 7);
    if ((marks[pair >>> 3]! & bit) !== 0) return false;
    marks[pair >>> 3]! |= bit;
    return true;
  };
}

function lookedUpMarks(): (pair: number) => boolean {
  const index = new NumberIndex();
  return (pair) => {
    const before = index.size;
    return index.idOf(pair) === before;
  };
}
