import { add, divide, type Rational, rational, subtract, toFixed, ZERO } from "../../values/rational.ts";
import { entryOf, type PeriodEntry, type PeriodPoint } from "./point.ts";

/** The mean of a period and those before it, as a decimal with four places. */
export interface MovingAverage extends PeriodEntry {
  readonly average: string;
  /** How many periods it is the mean of: fewer than the window at the start. */
  readonly periods: number;
}

/** The trailing mean over `window` periods; at the start over as many as there are. */
export function movingAverage(points: readonly PeriodPoint[], window: number): readonly MovingAverage[] {
  let sum: Rational = ZERO;
  return points.map((point, index) => {
    sum = add(sum, point.value);
    const left = points[index - window];
    if (left) sum = subtract(sum, left.value);
    const periods = Math.min(index + 1, window);
    return { ...entryOf(point), average: toFixed(divide(sum, rational(periods))!, 4), periods };
  });
}
