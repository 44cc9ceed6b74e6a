import { percent } from "../../values/quantity.ts";
import type { Metric } from "../metric.ts";
import { ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";

/** How many of those who see an advertisement click it: clicks / impressions. */
export const clickThroughRate: Metric = {
  name: "click_through_rate",
  label: "Click-through rate",
  category: "marketing",
  unit: "percent",
  version: 1,
  formula: "clicks / impressions, over the rows that have both",
  requires: ["clicks", "impressions"],
  uses: [],
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures: () => ratioMeasures("clicks", "impressions"),
  finish(measured, { currency }) {
    const { value, figures, notes } = ratioOf(measured, "clicks", "impressions", currency);
    return { value: shownRatio(value, (ratio) => percent(ratio)), figures, notes };
  },
  evidence: "clicks_beside_impressions",
};
