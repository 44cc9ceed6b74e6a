/** What a set of values counts as usual: from `lower` to `upper`, both included, around `center`. */
export interface UsualRange {
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
}

function ascending(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}

/** The value a `fraction` (0 to 1) of the way through sorted values, between two neighbours linearly. */
function quantile(sorted: readonly number[], fraction: number): number {
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (position - below);
}

/** The middle value, the mean of the middle two for an even number of them. `values` must not be empty. */
export function median(values: readonly number[]): number {
  return quantile(ascending(values), 0.5);
}

/** The arithmetic mean. `values` must not be empty. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median of the distances of `values` from their median. `values` must not be empty. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const center = median(values);
  return median(values.map((value) => Math.abs(value - center)));
}

/** Median ± `k` × median absolute deviation. `values` must not be empty. */
export function medianRange(values: readonly number[], k: number): UsualRange {
  const center = median(values);
  const reach = k * medianAbsoluteDeviation(values);
  return { center, lower: center - reach, upper: center + reach };
}

/** From `k` interquartile ranges below the first quartile to `k` above the third. `values` must not be empty. */
export function quartileRange(values: readonly number[], k: number): UsualRange {
  const sorted = ascending(values);
  const first = quantile(sorted, 0.25);
  const third = quantile(sorted, 0.75);
  const reach = k * (third - first);
  return { center: quantile(sorted, 0.5), lower: first - reach, upper: third + reach };
}

/** Mean ± `k` × sample standard deviation. `values` must hold at least two. */
export function deviationRange(values: readonly number[], k: number): UsualRange {
  const center = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - center) ** 2, 0);
  const reach = k * Math.sqrt(squares / (values.length - 1));
  return { center, lower: center - reach, upper: center + reach };
}

/** The indices of the values outside `range`, in order. */
export function outside(values: readonly number[], range: UsualRange): readonly number[] {
  return values.flatMap((value, index) => value < range.lower || value > range.upper ? [index] : []);
}
