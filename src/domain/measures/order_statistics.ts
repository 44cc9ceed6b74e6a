import { type Rational, rational } from "../values/rational.ts";

/** Whole numbers to rank: plain while they are exact, else bigints. */
export type Sample = Float64Array | readonly bigint[];

/** The least value of a sample that isn't empty. */
export function leastOf(sample: Sample): bigint {
  if (!(sample instanceof Float64Array)) return sample.reduce((least, value) => value < least ? value : least);
  let least = sample[0]!;
  for (let i = 1; i < sample.length; i++) if (sample[i]! < least) least = sample[i]!;
  return BigInt(least);
}

/** The greatest value of a sample that isn't empty. */
export function greatestOf(sample: Sample): bigint {
  if (!(sample instanceof Float64Array)) return sample.reduce((greatest, value) => value > greatest ? value : greatest);
  let greatest = sample[0]!;
  for (let i = 1; i < sample.length; i++) if (sample[i]! > greatest) greatest = sample[i]!;
  return BigInt(greatest);
}

/** The middle value of a sample that isn't empty, or the mean of its two middle values. Leaves the sample as it is. */
export function medianOf(sample: Sample): Rational {
  const upper = sample.length >> 1;
  const lower = sample.length - 1 - upper;
  if (!(sample instanceof Float64Array)) {
    const sorted = [...sample].sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
    return rational(sorted[upper]! + sorted[lower]!, 2n);
  }
  const { values, below } = around(sample, lower, upper);
  values.sort();
  return rational(BigInt(values[lower - below]!) + BigInt(values[upper - below]!), 2n);
}

const BUCKETS = 4096;

/** A few values among which those at the two ranks are, and how many values are below them: one round of counting. */
function around(sample: Float64Array, lower: number, upper: number): { values: Float64Array; below: number } {
  if (sample.length < BUCKETS) return { values: sample.slice(), below: 0 };
  const least = Number(leastOf(sample));
  const perUnit = BUCKETS / (Number(greatestOf(sample)) - least + 1);
  const counts = new Int32Array(BUCKETS + 1);
  for (let i = 0; i < sample.length; i++) counts[((sample[i]! - least) * perUnit) | 0]!++;
  let first = 0;
  let below = 0;
  while (below + counts[first]! <= lower) below += counts[first++]!;
  let last = first;
  let through = below + counts[first]!;
  while (through <= upper) through += counts[++last]!;
  const values = new Float64Array(through - below);
  let size = 0;
  for (let i = 0; i < sample.length; i++) {
    const bucket = ((sample[i]! - least) * perUnit) | 0;
    if (bucket >= first && bucket <= last) values[size++] = sample[i]!;
  }
  return { values, below };
}
