import { divide, type Rational, rational, toFixed } from "../../values/rational.ts";
import type { MeasuredGroup } from "../../measures/measure.ts";
import type { Aggregate } from "./operations.ts";
import { entryOf, type PeriodEntry, type PeriodPoint } from "./point.ts";

/** The rows of a period taken together, as a decimal with four places; null for the mean or median of no row. */
export interface GroupedPeriod extends PeriodEntry {
  readonly value: string | null;
  readonly rows: number;
}

/** The sum, mean or median of each period's rows; `medians` are the same column's medians by period. */
export function group(
  points: readonly PeriodPoint[],
  medians: readonly MeasuredGroup[],
  aggregate: Aggregate,
): readonly GroupedPeriod[] {
  const medianOf = new Map(medians.map(({ keys, value }) => [keys[0], value]));
  return points.map((point) => {
    const value = valueOf(point, aggregate, medianOf.get(point.period.ordinal) ?? null);
    return { ...entryOf(point), value: value && toFixed(value, 4), rows: point.rows };
  });
}

function valueOf(point: PeriodPoint, aggregate: Aggregate, median: Rational | null): Rational | null {
  if (aggregate === "sum") return point.value;
  return aggregate === "mean" ? divide(point.value, rational(point.rows)) : median;
}
