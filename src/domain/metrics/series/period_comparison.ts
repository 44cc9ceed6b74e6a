import { periodKey } from "../../values/period.ts";
import { subtract, toFixed } from "../../values/rational.ts";
import { type Unavailable, unavailable } from "../../values/reason.ts";
import type { Reason } from "../../values/reason.ts";
import { percentChange } from "./growth.ts";
import type { PeriodPoint } from "./point.ts";

/** The last complete period beside the one before it. Values are exact decimals. */
export interface PeriodComparison {
  readonly current_period: string;
  readonly current: string;
  readonly previous_period: string;
  readonly previous: string;
  readonly change: string;
  readonly change_percent: number | null;
  readonly reason?: Reason;
}

/** `insufficient_periods` with fewer than two complete periods. */
export function periodComparison(points: readonly PeriodPoint[], decimals: number): PeriodComparison | Unavailable {
  const [previous, current] = points.filter(({ complete }) => complete).slice(-2);
  if (!previous || !current) return unavailable("insufficient_periods", "a comparison needs two complete periods");
  return {
    current_period: periodKey(current.period),
    current: toFixed(current.value, decimals),
    previous_period: periodKey(previous.period),
    previous: toFixed(previous.value, decimals),
    change: toFixed(subtract(current.value, previous.value), decimals),
    ...percentChange(current.value, previous.value),
  };
}
