import type { ScaledNumbers } from "../schema/dataset.ts";
import type { Pass } from "./pass.ts";

/** The exact sums of one column by slot, in the column's scaled units. */
export interface Totals {
  at(slot: number): bigint;
  /** The same as plain numbers; null where a sum may be past 2^53. */
  readonly plain: Float64Array | null;
}

const PART = 2 ** 26;
const PART_BITS = 26n;

/** Adds up a column: in plain numbers while no sum can reach 2^53, else in two parts that can't either. */
export function totalsOf(numbers: ScaledNumbers, pass: Pass): Totals {
  const { values } = numbers;
  const { slots } = pass;
  const low = new Float64Array(pass.slotCount);
  if (largest(numbers) * values.length < Number.MAX_SAFE_INTEGER) {
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row]!;
      if (slot < 0) continue;
      const value = values[row]!;
      if (value === value) low[slot]! += value;
    }
    return { plain: low, at: (slot) => BigInt(low[slot]!) };
  }
  const high = new Float64Array(pass.slotCount);
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row]!;
    if (slot < 0) continue;
    const value = values[row]!;
    if (value !== value) continue;
    const upper = Math.floor(value / PART);
    high[slot]! += upper;
    low[slot]! += value - upper * PART;
  }
  return { plain: null, at: (slot) => (BigInt(high[slot]!) << PART_BITS) + BigInt(low[slot]!) };
}

const largestOf = new WeakMap<ScaledNumbers, number>();

/** The largest magnitude in a column. Computed once per column. */
function largest(numbers: ScaledNumbers): number {
  const known = largestOf.get(numbers);
  if (known !== undefined) return known;
  let found = 0;
  for (let row = 0; row < numbers.values.length; row++) {
    const magnitude = Math.abs(numbers.values[row]!);
    if (magnitude > found) found = magnitude;
  }
  largestOf.set(numbers, found);
  return found;
}
