import type { Pass } from "./pass.ts";

/** The least and the greatest value of one column by slot, in the column's units. */
export interface Extremes {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** Slots without rows hold ±Infinity. */
export function extremesOf(values: ArrayLike<number>, pass: Pass): Extremes {
  const { slots } = pass;
  const least = new Float64Array(pass.slotCount).fill(Infinity);
  const greatest = new Float64Array(pass.slotCount).fill(-Infinity);
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row]!;
    if (slot < 0) continue;
    const value = values[row]!;
    if (value < least[slot]!) least[slot] = value;
    if (value > greatest[slot]!) greatest[slot] = value;
  }
  return { least, greatest };
}
