import { relativeChange } from "../../values/change.ts";
import { HUNDRED, multiply, type Rational, subtract, toFixed, toNumber } from "../../values/rational.ts";
import type { Reason } from "../../values/reason.ts";
import { entryOf, type PeriodEntry, type PeriodPoint } from "./point.ts";

/** A period beside an earlier one. Values are exact decimals; `change_percent` is rounded to two decimals. */
export interface Growth extends PeriodEntry {
  readonly value: string;
  readonly previous: string | null;
  readonly change: string | null;
  readonly change_percent: number | null;
  /** Why there is no `change_percent`. */
  readonly reason?: Reason;
}

/** The percent change from `before` to `now`, two decimals, or why there is none. */
export function percentChange(
  now: Rational,
  before: Rational,
): { readonly change_percent: number | null; readonly reason?: Reason } {
  const change = relativeChange(now, before);
  return "n" in change
    ? { change_percent: toNumber(multiply(change, HUNDRED)) }
    : { change_percent: null, reason: change.reason };
}

/** Each period against the one `back` periods earlier; the first `back` ones stand alone. */
export function growth(points: readonly PeriodPoint[], back: number, decimals: number): readonly Growth[] {
  return points.map((point, index) => {
    const earlier = points[index - back];
    const entry = { ...entryOf(point), value: toFixed(point.value, decimals) };
    if (!earlier) {
      return { ...entry, previous: null, change: null, change_percent: null, reason: "insufficient_periods" };
    }
    return {
      ...entry,
      previous: toFixed(earlier.value, decimals),
      change: toFixed(subtract(point.value, earlier.value), decimals),
      ...percentChange(point.value, earlier.value),
    };
  });
}
