import { toFixed, toNumber } from "../../values/rational.ts";
import { type Reason, type Unavailable, unavailable } from "../../values/reason.ts";
import { percentChange } from "./growth.ts";
import { mannKendall } from "./mann_kendall.ts";
import { mean } from "./outliers.ts";
import { type PeriodPoint, rounded } from "./point.ts";

export type Direction = "upward" | "downward" | "stable";

/** A straight line through the complete periods, and whether they really rise or fall. */
export interface Trend {
  /** `stable` where the correlation with time is weaker than 0.3. */
  readonly direction: Direction;
  /** True where a trend as clear would come about by chance in fewer than 1 of 20 series (Mann-Kendall). */
  readonly significant: boolean;
  readonly p_value: number;
  /** Change per period of the least-squares line, and its value in the first period; four decimals. */
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance the line explains, and Pearson's correlation with time; null where nothing varies. */
  readonly r_squared: number | null;
  readonly correlation: number | null;
  readonly periods: number;
  readonly first: string;
  readonly last: string;
  readonly change_percent: number | null;
  readonly reason?: Reason;
}

const LEAST_PERIODS = 3;
const CLEAR_CORRELATION = 0.3;
const SIGNIFICANCE = 0.05;

/** `insufficient_periods` with fewer than three complete periods. */
export function trend(points: readonly PeriodPoint[], decimals: number): Trend | Unavailable {
  const complete = points.filter((point) => point.complete);
  if (complete.length < LEAST_PERIODS) {
    return unavailable("insufficient_periods", "a trend needs three complete periods");
  }
  const values = complete.map(({ value }) => toNumber(value, decimals));
  const { slope, intercept, correlation } = line(values);
  const { p } = mannKendall(values);
  const first = complete[0]!.value;
  const last = complete.at(-1)!.value;
  return {
    direction: correlation === null || Math.abs(correlation) < CLEAR_CORRELATION
      ? "stable"
      : correlation > 0
      ? "upward"
      : "downward",
    significant: p < SIGNIFICANCE,
    p_value: rounded(p, 4),
    slope: rounded(slope, 4),
    intercept: rounded(intercept, 4),
    r_squared: correlation === null ? null : rounded(correlation ** 2, 4),
    correlation: correlation === null ? null : rounded(correlation, 3),
    periods: complete.length,
    first: toFixed(first, decimals),
    last: toFixed(last, decimals),
    ...percentChange(last, first),
  };
}

function line(values: readonly number[]): { slope: number; intercept: number; correlation: number | null } {
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  let time = 0;
  let both = 0;
  let varied = 0;
  values.forEach((value, index) => {
    time += (index - middle) ** 2;
    both += (index - middle) * (value - average);
    varied += (value - average) ** 2;
  });
  const slope = both / time;
  return {
    slope,
    intercept: average - slope * middle,
    correlation: varied === 0 ? null : both / Math.sqrt(time * varied),
  };
}
