import { count, money } from "../../values/quantity.ts";
import { add, ZERO } from "../../values/rational.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, paidMeasure } from "../payments.ts";
import { periodSeries } from "../period_series.ts";
import { byPeriod, periodRevenue } from "./period_revenue.ts";

/** Net revenue in each period. */
export const revenueByPeriod: Metric = {
  name: "revenue_by_period",
  label: "Revenue over time",
  category: "revenue",
  unit: "money",
  version: 1,
  formula:
    "net revenue of each period from the first to the last, 0 where a period has none; the value is their sum, " +
    "amounts without a date stand beside it",
  requires: ["amount", "date"],
  uses: ["status", "currency", "refund_amount"],
  additive: true,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset, period }) => netMeasures(dataset, byPeriod(period)),
  finish(measured, context) {
    const { currency } = context;
    const { periods, undated } = periodRevenue(measured, context);
    if (periods.size === 0) return { value: noRows("no paid row has an amount and a date") };
    const total = [...periods.values()].reduce((sum, { net }) => add(sum, net), ZERO);
    return {
      value: money(total, currency),
      figures: { undated: money(undated, currency), period_count: count(periods.size) },
      series: periodSeries(context, periods.keys(), (ordinal) => {
        const group = periods.get(ordinal);
        return { revenue: money(group?.net ?? ZERO, currency), transactions: count(group?.transactions ?? 0) };
      }),
    };
  },
  evidence: paidMeasure(),
};
