import { money } from "../../values/quantity.ts";
import { multiply, rational } from "../../values/rational.ts";
import type { Metric } from "../metric.ts";
import { POLICY } from "../policy.ts";
import { INTERVAL_PARAMETER, mrr } from "./mrr.ts";
import { recurringMeasures, recurringRevenue } from "./recurring_revenue.ts";

/** Annual recurring revenue. */
export const arr: Metric = {
  name: "arr",
  label: "Annual recurring revenue",
  category: "subscription",
  unit: "money",
  version: 1,
  formula: `${POLICY.monthsPerYear} × exact monthly recurring revenue`,
  requires: mrr.requires,
  uses: mrr.uses,
  additive: false,
  higherIsBetter: true,
  parameters: [INTERVAL_PARAMETER],
  perCurrency: true,
  measures: recurringMeasures,
  finish(measured, context) {
    const recurring = recurringRevenue(measured, context);
    if ("unit" in recurring) return { value: recurring };
    const { monthly, figures, notes } = recurring;
    const yearly = multiply(monthly, rational(POLICY.monthsPerYear));
    return {
      value: money(yearly, context.currency),
      figures: { mrr: money(monthly, context.currency), ...figures },
      notes,
    };
  },
  evidence: "charges",
};
