import { money } from "../../values/quantity.ts";
import type { Metric, ParameterSpec } from "../metric.ts";
import { recurringMeasures, recurringRevenue } from "./recurring_revenue.ts";

/** What every recurring metric may be told. */
export const INTERVAL_PARAMETER: ParameterSpec = {
  name: "interval",
  description: "the billing interval of rows that name none: month, year, every 3 months, …",
};

/** Monthly recurring revenue. */
export const mrr: Metric = {
  name: "mrr",
  label: "Monthly recurring revenue",
  category: "subscription",
  unit: "money",
  version: 1,
  formula:
    "the sum of amount × months' share of the billing interval (month 1, quarter 1/3, year 1/12, week 52/12, day " +
    "365/12, one-time 0), rounded once; over active subscriptions where each row is one, else over each customer's " +
    "latest paid row whose service still runs",
  requires: ["amount"],
  uses: ["interval", "status", "customer", "date", "end_date", "subscription_id", "currency"],
  additive: false,
  higherIsBetter: true,
  parameters: [INTERVAL_PARAMETER],
  perCurrency: true,
  measures: recurringMeasures,
  finish(measured, context) {
    const recurring = recurringRevenue(measured, context);
    if ("unit" in recurring) return { value: recurring };
    const { monthly, figures, notes } = recurring;
    return { value: money(monthly, context.currency), figures, notes };
  },
  evidence: "charges",
};
