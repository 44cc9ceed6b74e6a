import { type Figure, money } from "../../values/quantity.ts";
import { subtract, ZERO } from "../../values/rational.ts";
import type { Measured } from "../../measures/measure.ts";
import { datedIn, type Days, lastTwoComplete, partialComparison } from "../compare.ts";
import { changeInPercent, noRows } from "../figures.ts";
import type { Metric, MetricContext } from "../metric.ts";
import { netMeasures, netRevenue, paidMeasure, type PaymentScope } from "../payments.ts";
import { pointAt } from "../period_series.ts";
import { byPeriod, periodRevenue } from "./period_revenue.ts";

/** Growth of net revenue between the last two complete periods. */
export const revenueGrowth: Metric = {
  name: "revenue_growth",
  label: "Revenue growth",
  category: "revenue",
  unit: "percent",
  version: 1,
  formula:
    "(net revenue of the last complete period − that of the period before) / that of the period before; a period " +
    "that isn't over is compared only with the same number of days of the one before",
  requires: ["amount", "date"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures(context) {
    const { dataset, period } = context;
    const partial = partialComparison(context);
    return {
      ...netMeasures(dataset, byPeriod(period)),
      ...(partial ? netMeasures(dataset, elapsed(partial.elapsed)) : {}),
      ...(partial ? netMeasures(dataset, comparable(partial.comparable)) : {}),
    };
  },
  finish(measured, context) {
    const { currency } = context;
    const { periods } = periodRevenue(measured, context);
    if (periods.size === 0) return { value: noRows("no paid row has an amount and a date") };
    const compared = lastTwoComplete(context);
    const partial = partialFigures(measured, context);
    if ("unit" in compared) return { value: compared, figures: partial };
    const now = periods.get(compared.current.ordinal)?.net ?? ZERO;
    const before = periods.get(compared.previous.ordinal)?.net ?? ZERO;
    const revenue = { now: money(now, currency), before: money(before, currency) };
    return {
      value: changeInPercent(now, before),
      figures: {
        current: revenue.now,
        previous: revenue.before,
        change: money(subtract(now, before), currency),
        ...partial,
      },
      series: [
        pointAt(compared.previous.ordinal, context.period, context, { revenue: revenue.before }),
        pointAt(compared.current.ordinal, context.period, context, { revenue: revenue.now }),
      ],
      period: compared.current,
    };
  },
  evidence: paidMeasure(),
};

function elapsed(days: Days): PaymentScope {
  return { name: "elapsed", where: [datedIn(days)] };
}

function comparable(days: Days): PaymentScope {
  return { name: "comparable", where: [datedIn(days)] };
}

/** The period that isn't over beside as many days of the one before; nothing where every period is over. */
function partialFigures(measured: Measured, context: MetricContext): Record<string, Figure> {
  const { dataset, currency } = context;
  const partial = partialComparison(context);
  if (!partial) return {};
  const now = netRevenue(measured, dataset, elapsed(partial.elapsed)) ?? ZERO;
  const before = netRevenue(measured, dataset, comparable(partial.comparable)) ?? ZERO;
  return {
    partial_current: money(now, currency),
    partial_comparable: money(before, currency),
    partial_change: changeInPercent(now, before),
  };
}
