import { money } from "../../values/quantity.ts";
import type { Metric } from "../metric.ts";
import { ratioMeasures, ratioOf, shownRatio } from "./ratio.ts";

/** What a lead costs: spend / leads. */
export const costPerLead: Metric = {
  name: "cost_per_lead",
  label: "Cost per lead",
  category: "marketing",
  unit: "money",
  version: 1,
  formula: "spend / leads, over the rows that have both",
  requires: ["spend", "leads"],
  uses: [],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: () => ratioMeasures("spend", "leads"),
  finish(measured, { currency }) {
    const { value, figures, notes } = ratioOf(measured, "spend", "leads", currency);
    return { value: shownRatio(value, (ratio) => money(ratio, currency)), figures, notes };
  },
  evidence: "spend_beside_leads",
};
