import type { Day } from "../../values/day.ts";
import { isComplete, periodAt, type PeriodUnit } from "../../values/period.ts";
import { ZERO } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { MeasuredGroup } from "../../measures/measure.ts";
import type { PeriodPoint } from "./point.ts";

/** A series is at most as long as fifty years of days: beyond that a date is mistyped. */
const LONGEST = 20_000;

/**
 * Sums by period in time order, from the first period with rows to the last, those without rows as 0.
 * Groups without a day are left out. `overflow` over more periods than a series can have.
 */
export function periodPoints(
  groups: readonly MeasuredGroup[],
  unit: PeriodUnit,
  asOf: Day,
): readonly PeriodPoint[] | Unavailable {
  const byOrdinal = new Map<number, MeasuredGroup>();
  let first = Infinity;
  let last = -Infinity;
  for (const group of groups) {
    const [ordinal] = group.keys;
    if (typeof ordinal !== "number") continue;
    byOrdinal.set(ordinal, group);
    first = Math.min(first, ordinal);
    last = Math.max(last, ordinal);
  }
  if (last - first >= LONGEST) return unavailable("overflow", `the dates span too many ${unit}s for a series`);
  const points: PeriodPoint[] = [];
  for (let ordinal = first; ordinal <= last; ordinal++) {
    const period = periodAt(ordinal, unit);
    const group = byOrdinal.get(ordinal);
    points.push({ period, complete: isComplete(period, asOf), value: group?.value ?? ZERO, rows: group?.rows ?? 0 });
  }
  return points;
}
