import { count, money, percent } from "../../values/quantity.ts";
import { shownRatio } from "../marketing/ratio.ts";
import type { Metric } from "../metric.ts";
import { COSTED_ROWS, marginMeasures, marginOf } from "./margin.ts";

/** What is left of revenue after the cost of what was sold. */
export const grossMargin: Metric = {
  name: "gross_margin",
  label: "Gross margin",
  category: "financial",
  unit: "percent",
  version: 1,
  formula: "(net revenue − cost) / net revenue, over the paid rows that have both",
  requires: ["amount", "cost"],
  uses: ["status", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset }) => marginMeasures(dataset),
  finish(measured, { dataset, currency }) {
    const margin = marginOf(measured, dataset);
    if ("reason" in margin) return { value: margin };
    return {
      value: shownRatio(margin.share, percent),
      figures: {
        revenue: money(margin.revenue, currency),
        cost: money(margin.cost, currency),
        gross_profit: money(margin.profit, currency),
        rows_without_cost: count(margin.rowsWithoutCost),
      },
      notes: margin.rowsWithoutCost > 0 ? ["Paid rows without a cost are left out."] : [],
    };
  },
  evidence: COSTED_ROWS,
};
