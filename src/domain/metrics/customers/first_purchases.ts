import { toNumber } from "../../values/rational.ts";
import type { Measure, Measured, MeasureSet } from "../../measures/measure.ts";
import { lastCompletePeriod } from "../compare.ts";
import { noRows } from "../figures.ts";
import { count } from "../../values/quantity.ts";
import { unavailable } from "../../values/reason.ts";
import type { MetricContext, Outcome } from "../metric.ts";
import { periodSeries } from "../period_series.ts";
import { BOUGHT } from "./buyers.ts";

/** The measures of `newCustomersByPeriod` and `activeCustomersByPeriod`. */
export function purchaseMeasures({ period }: MetricContext): MeasureSet {
  const bought: Measure = {
    op: "count_distinct",
    role: "customer",
    where: [...BOUGHT, { test: "present", role: "date" }],
  };
  return {
    first_purchases: { ...bought, by: [{ by: "cohort", unit: period, where: BOUGHT }] },
    active: { ...bought, by: [{ by: "period", unit: period }] },
  };
}

/** Customers by the period of their first payment. */
export function newCustomersByPeriod(measured: Measured): ReadonlyMap<number, number> {
  return countsByPeriod(measured, "first_purchases");
}

/** Customers with a payment in a period. */
export function activeCustomersByPeriod(measured: Measured): ReadonlyMap<number, number> {
  return countsByPeriod(measured, "active");
}

function countsByPeriod(measured: Measured, name: string): ReadonlyMap<number, number> {
  return new Map(measured.groups(name).map(({ keys, value }) => [Number(keys[0]), toNumber(value!)]));
}

/** Customers by period as an outcome: the value is that of the last complete period. */
export function customersOverTime(byPeriod: ReadonlyMap<number, number>, context: MetricContext): Outcome {
  if (byPeriod.size === 0) return { value: noRows("no paid row has an amount, a customer and a date") };
  const last = lastCompletePeriod(context);
  return {
    value: last
      ? count(byPeriod.get(last.ordinal) ?? 0)
      : unavailable("insufficient_periods", `a complete ${context.period}`),
    series: periodSeries(context, byPeriod.keys(), (ordinal) => ({ customers: count(byPeriod.get(ordinal) ?? 0) })),
    ...(last ? { period: last } : {}),
  };
}
