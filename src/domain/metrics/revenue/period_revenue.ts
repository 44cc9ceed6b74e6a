import { type Rational, ZERO } from "../../values/rational.ts";
import type { PeriodUnit } from "../../values/period.ts";
import type { Measured } from "../../measures/measure.ts";
import type { MetricContext } from "../metric.ts";
import { type NetGroup, netGroups, type PaymentScope } from "../payments.ts";

/** Payments grouped by the period of their date. */
export function byPeriod(unit: PeriodUnit): PaymentScope {
  return { by: [{ by: "period", unit }] };
}

/** Net revenue by the ordinal of its period, and of rows without a day. */
export interface PeriodRevenue {
  readonly periods: ReadonlyMap<number, NetGroup>;
  readonly undated: Rational;
}

/** What the net measures `byPeriod` came to. */
export function periodRevenue(measured: Measured, { dataset, period }: MetricContext): PeriodRevenue {
  const periods = new Map<number, NetGroup>();
  let undated = ZERO;
  for (const group of netGroups(measured, dataset, byPeriod(period))) {
    const [ordinal] = group.keys;
    if (typeof ordinal === "number") periods.set(ordinal, group);
    else undated = group.net;
  }
  return { periods, undated };
}
