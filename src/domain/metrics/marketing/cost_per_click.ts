import { money } from "../../values/quantity.ts";
import type { Metric } from "../metric.ts";
import { ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";

/** What a click costs: spend / clicks. */
export const costPerClick: Metric = {
  name: "cost_per_click",
  label: "Cost per click",
  category: "marketing",
  unit: "money",
  version: 1,
  formula: "spend / clicks, over the rows that have both",
  requires: ["spend", "clicks"],
  uses: [],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: () => ratioMeasures("spend", "clicks"),
  finish(measured, { currency }) {
    const { value, figures, notes } = ratioOf(measured, "spend", "clicks", currency);
    return { value: shownRatio(value, (ratio) => money(ratio, currency)), figures, notes };
  },
  evidence: "spend_beside_clicks",
};
