/** A monotone trend's statistic and the chance of one as strong without any trend. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** Two-sided, by the normal approximation with ties and continuity corrected. */
  readonly p: number;
}

/** The Mann-Kendall test of `values` in time order. Constant values have p 1. */
export function mannKendall(values: readonly number[]): MannKendall {
  const s = risesLessFalls(values);
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, size) => sum + spreadOf(size), 0);
  const variance = (spreadOf(values.length) - tied) / 18;
  if (s === 0 || variance === 0) return { s, p: 1 };
  return { s, p: 2 * upperTail((Math.abs(s) - 1) / Math.sqrt(variance)) };
}

// Counts in a Fenwick tree over the ranks, so that ten thousand days don't take a hundred million comparisons.
function risesLessFalls(values: readonly number[]): number {
  const ranks = new Map([...new Set(values)].sort((a, b) => a - b).map((value, index) => [value, index + 1]));
  const tree = new Uint32Array(ranks.size + 1);
  let s = 0;
  values.forEach((value, index) => {
    const rank = ranks.get(value)!;
    s += countUpTo(tree, rank - 1) - (index - countUpTo(tree, rank));
    for (let node = rank; node < tree.length; node += node & -node) tree[node]!++;
  });
  return s;
}

function countUpTo(tree: Uint32Array, rank: number): number {
  let count = 0;
  for (let node = rank; node > 0; node -= node & -node) count += tree[node]!;
  return count;
}

function spreadOf(size: number): number {
  return size * (size - 1) * (2 * size + 5);
}

// Abramowitz & Stegun 26.2.17: the standard normal's upper tail for z >= 0, error below 7.5e-8.
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  return density * t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
}
