import { count, type Figure, money, percent } from "../../values/quantity.ts";
import { divide, type Rational, rational, toNumber, ZERO } from "../../values/rational.ts";
import { isComplete, periodAt } from "../../values/period.ts";
import { unavailable } from "../../values/reason.ts";
import type { Condition, Dimension, Measured } from "../../measures/measure.ts";
import { noRows } from "../figures.ts";
import type { Metric, MetricContext } from "../metric.ts";
import { netGroups, netMeasures, type PaymentScope } from "../payments.ts";
import { pointAt } from "../period_series.ts";
import { POLICY } from "../policy.ts";
import { BOUGHT, NAMED } from "./buyers.ts";

const DATED: Condition = { test: "present", role: "date" };
const ORDERED: readonly Condition[] = [...BOUGHT, { test: "positive", role: "amount" }, DATED];
const BY_COHORT_AND_MONTH: readonly Dimension[] = [
  { by: "cohort", unit: "month", where: ORDERED },
  { by: "period", unit: "month" },
];
const REVENUE: PaymentScope = { where: [NAMED, DATED], by: BY_COHORT_AND_MONTH };

/** How many of the customers who first ordered in a month order again in the months after. */
export const cohortRetention: Metric = {
  name: "cohort_retention",
  label: "Cohort retention",
  category: "customers",
  unit: "percent",
  version: 1,
  formula:
    "a customer's cohort is the month of the first paid order; retention in month k is the share of a cohort with " +
    "a paid order k months later, revenue beside it; the value is month 1 over all cohorts whose month 1 is over, " +
    `each customer weighing the same; months after the first ${POLICY.cohortMonths} are left out`,
  requires: ["amount", "customer", "date"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset }) => ({
    ...netMeasures(dataset, REVENUE),
    active: { op: "count_distinct", role: "customer", where: ORDERED, by: BY_COHORT_AND_MONTH },
  }),
  finish(measured, context) {
    const cohorts = cohortsOf(measured, context);
    const months = [...cohorts.keys()].sort((a, b) => a - b);
    if (months.length === 0) return { value: noRows("no paid order has a customer and a date") };
    const isOver = (month: number) => isComplete(periodAt(month, "month"), context.asOf);
    const mature = months.filter((month) => isOver(month + 1)).map((month) => cohorts.get(month)!);
    const retained = mature.reduce((sum, { active }) => sum + (active[1] ?? 0), 0);
    const rate = divide(rational(retained), rational(mature.reduce((sum, { active }) => sum + active[0]!, 0)));
    return {
      value: rate ? percent(rate) : unavailable("insufficient_periods", "a cohort whose next month is over"),
      series: months.map((month) => {
        const over = Array.from({ length: POLICY.cohortMonths + 1 }, (_, k) => k).filter((k) => isOver(month + k));
        return pointAt(month, "month", context, cohortFigures(cohorts.get(month)!, over, context.currency));
      }),
    };
  },
  evidence: "active",
};

/** By months since the first order: customers who ordered, and net revenue. */
interface Cohort {
  readonly active: number[];
  readonly revenue: Rational[];
}

function cohortsOf(measured: Measured, { dataset }: MetricContext): ReadonlyMap<number, Cohort> {
  const cohorts = new Map<number, Cohort>();
  for (const { keys: [first, month], value } of measured.groups("active")) {
    const cohort = cohorts.get(Number(first)) ?? { active: [], revenue: [] };
    cohort.active[Number(month) - Number(first)] = toNumber(value!);
    cohorts.set(Number(first), cohort);
  }
  for (const { keys: [first, month], net } of netGroups(measured, dataset, REVENUE)) {
    const cohort = first === null ? undefined : cohorts.get(Number(first));
    if (cohort && Number(month) >= Number(first)) cohort.revenue[Number(month) - Number(first)] = net;
  }
  return cohorts;
}

/** `over` are the months since the first order that are over. */
function cohortFigures({ active, revenue }: Cohort, over: readonly number[], currency: string): Record<string, Figure> {
  const figures: Record<string, Figure> = { customers: count(active[0]!) };
  for (const k of over) {
    if (k > 0) figures[`retention_${k}`] = percent(rational(active[k] ?? 0, active[0]!));
  }
  for (const k of over) figures[`revenue_${k}`] = money(revenue[k] ?? ZERO, currency);
  return figures;
}
