import { periodAt, periodOrdinal, type PeriodUnit } from "../../../../src/domain/values/period.ts";
import { parseDay } from "../../../../src/domain/values/day.ts";
import { parseDecimal } from "../../../../src/domain/values/rational.ts";
import type { PeriodPoint } from "../../../../src/domain/metrics/series/point.ts";

/** Consecutive complete periods from the one of `first` (YYYY-MM-DD) on, with these values. */
export function pointsOf(
  values: readonly (number | string)[],
  unit: PeriodUnit = "month",
  first = "2024-01-01",
): readonly PeriodPoint[] {
  const start = periodOrdinal(parseDay(first)!, unit);
  return values.map((value, index) => ({
    period: periodAt(start + index, unit),
    complete: true,
    value: parseDecimal(String(value))!,
    rows: 1,
  }));
}

/** The same with the last period not over. */
export function partial(points: readonly PeriodPoint[]): readonly PeriodPoint[] {
  return points.map((point, index) => index === points.length - 1 ? { ...point, complete: false } : point);
}
