import { count, money } from "../../values/quantity.ts";
import {
  absolute,
  add,
  compare,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, paidMeasure } from "../payments.ts";
import { periodSeries } from "../period_series.ts";
import { POLICY } from "../policy.ts";
import { byPeriod, periodRevenue } from "./period_revenue.ts";

const { minimumPeriods, medianAbsoluteDeviations } = POLICY.unusualPeriods;

/** Complete periods whose net revenue stands far from the rest. */
export const revenueUnusualPeriods: Metric = {
  name: "revenue_unusual_periods",
  label: "Unusual revenue periods",
  category: "revenue",
  unit: "count",
  version: 1,
  formula: `complete periods whose net revenue is further from the median than ${medianAbsoluteDeviations} times the ` +
    `median absolute deviation; needs ${minimumPeriods} complete periods`,
  requires: ["amount", "date"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: null,
  perCurrency: true,
  measures: ({ dataset, period }) => netMeasures(dataset, byPeriod(period)),
  finish(measured, context) {
    const { periods } = periodRevenue(measured, context);
    const series = periodSeries(context, periods.keys(), () => ({})).filter((point) => point.complete);
    if (series.length < minimumPeriods) {
      return { value: unavailable("insufficient_periods", `${minimumPeriods} complete ${context.period}s`) };
    }
    const revenue = (ordinal: number) => periods.get(ordinal)?.net ?? ZERO;
    const expected = medianOf(series.map(({ period }) => revenue(period.ordinal)));
    const distance = (ordinal: number) => absolute(subtract(revenue(ordinal), expected));
    const deviation = medianOf(series.map(({ period }) => distance(period.ordinal)));
    const limit = multiply(deviation, rational(medianAbsoluteDeviations));
    const mostlyEmpty = isZero(expected) && isZero(deviation);
    const unusual = series.filter(({ period }) => !mostlyEmpty && compare(distance(period.ordinal), limit) > 0);
    return {
      value: count(unusual.length),
      series: unusual.map((point) => ({
        ...point,
        figures: {
          revenue: money(revenue(point.period.ordinal), context.currency),
          expected: money(expected, context.currency),
        },
      })),
      notes: mostlyEmpty ? [`Most ${context.period}s have no revenue, so none of them stands out.`] : [],
    };
  },
  evidence: paidMeasure(),
};

function medianOf(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const upper = sorted.length >> 1;
  return multiply(add(sorted[upper]!, sorted[sorted.length - 1 - upper]!), rational(1, 2));
}
