import type { Sample } from "./order_statistics.ts";
import type { Pass } from "./pass.ts";
import { rowsIn, type Selection } from "./selection.ts";
import type { Totals } from "./totals.ts";

/** The values behind one group, and how many rows they come from. */
export interface GroupSample {
  readonly group: number;
  readonly values: Sample;
  readonly rows: number;
}

/** The values of a selection's rows by group. */
export function samplesOfRows(pass: Pass, selection: Selection, values: ArrayLike<number>): readonly GroupSample[] {
  const { slots, width } = pass;
  const starts = new Int32Array(pass.grouping.size);
  const groupOf = new Int32Array(pass.slotCount).fill(-1);
  let size = 0;
  for (const group of selection.groups) {
    starts[group] = size;
    size += rowsIn(pass, selection, group);
    for (const lane of selection.lanes) groupOf[group * width + lane] = group;
  }
  const next = starts.slice();
  const buffer = new Float64Array(size);
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row]!;
    const group = slot < 0 ? -1 : groupOf[slot]!;
    if (group >= 0) buffer[next[group]!++] = values[row]!;
  }
  return Array.from(selection.groups, (group) => {
    const sample = buffer.subarray(starts[group]!, next[group]!);
    return { group, values: sample, rows: sample.length };
  });
}

/**
 * The sums per innermost key, by the group around it, together with the values of rows that are blank in that key.
 * Groups are codes of the grouping without its last dimension.
 */
export function samplesOfSums(
  pass: Pass,
  keyed: Selection,
  lone: Selection,
  totals: Totals,
  values: Float64Array,
): readonly GroupSample[] {
  const { slots, width, grouping } = pass;
  const samples = new Map<number, GrowingSample>();
  const sampleOf = (innerGroup: number) => {
    const group = grouping.outer(innerGroup);
    const sample = samples.get(group) ?? { numbers: [], bigints: [], rows: 0 };
    samples.set(group, sample);
    return sample;
  };
  for (const group of keyed.groups) {
    const sample = sampleOf(group);
    sample.rows += rowsIn(pass, keyed, group);
    addSum(sample, totals, group * width, keyed.lanes);
  }
  for (let row = 0; lone.groups.length > 0 && row < slots.length; row++) {
    const slot = slots[row]!;
    if (slot < 0 || lone.owned[slot % width] === 0) continue;
    const sample = sampleOf((slot - slot % width) / width);
    sample.rows++;
    if (totals.plain) sample.numbers.push(values[row]!);
    else sample.bigints.push(BigInt(values[row]!));
  }
  return Array.from(samples, ([group, { numbers, bigints, rows }]) => ({
    group,
    values: totals.plain ? Float64Array.from(numbers) : bigints,
    rows,
  }));
}

interface GrowingSample {
  readonly numbers: number[];
  readonly bigints: bigint[];
  rows: number;
}

function addSum(sample: GrowingSample, totals: Totals, firstSlot: number, lanes: readonly number[]): void {
  if (totals.plain) {
    let sum = 0;
    for (const lane of lanes) sum += totals.plain[firstSlot + lane]!;
    sample.numbers.push(sum);
  } else {
    let sum = 0n;
    for (const lane of lanes) sum += totals.at(firstSlot + lane);
    sample.bigints.push(sum);
  }
}
