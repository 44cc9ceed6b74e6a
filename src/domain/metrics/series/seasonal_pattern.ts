import { civilOf, MONTH_NAMES, weekday, WEEKDAY_NAMES } from "../../values/day.ts";
import { add, divide, type Rational, rational, toFixed, ZERO } from "../../values/rational.ts";
import type { Season } from "./operations.ts";
import type { PeriodPoint } from "./point.ts";

/** The mean day of one weekday or month, over every such day from the first to the last, days without rows as 0. */
export interface SeasonalMean {
  readonly season: string;
  readonly mean: string;
  readonly days: number;
}

const NAMES: Readonly<Record<Season, readonly string[]>> = {
  day_of_week: WEEKDAY_NAMES,
  month: MONTH_NAMES,
};

/** Means of daily totals by weekday or by calendar month, in calendar order; seasons without a day aren't there. */
export function seasonalPattern(days: readonly PeriodPoint[], by: Season, decimals: number): readonly SeasonalMean[] {
  const sums: Rational[] = NAMES[by].map(() => ZERO);
  const counts = NAMES[by].map(() => 0);
  for (const { period, value } of days) {
    const season = by === "month" ? civilOf(period.start).month - 1 : weekday(period.start);
    sums[season] = add(sums[season]!, value);
    counts[season]!++;
  }
  return NAMES[by].flatMap((season, index) => {
    const mean = divide(sums[index]!, rational(counts[index]!));
    return mean ? [{ season, mean: toFixed(mean, decimals), days: counts[index]! }] : [];
  });
}
