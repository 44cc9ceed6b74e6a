import { money } from "../../values/quantity.ts";
import type { Metric } from "../metric.ts";
import { ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";

/** What a conversion costs: spend / conversions. */
export const costPerConversion: Metric = {
  name: "cost_per_conversion",
  label: "Cost per conversion",
  category: "marketing",
  unit: "money",
  version: 1,
  formula: "spend / conversions, over the rows that have both",
  requires: ["spend", "conversions"],
  uses: [],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: () => ratioMeasures("spend", "conversions"),
  finish(measured, { currency }) {
    const { value, figures, notes } = ratioOf(measured, "spend", "conversions", currency);
    return { value: shownRatio(value, (ratio) => money(ratio, currency)), figures, notes };
  },
  evidence: "spend_beside_conversions",
};
