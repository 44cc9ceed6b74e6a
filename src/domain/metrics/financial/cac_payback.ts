import { decimal, money } from "../../values/quantity.ts";
import { divide, multiply, ONE } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import { shownRatio } from "../marketing/ratio.ts";
import type { Metric } from "../metric.ts";
import { paidMeasure } from "../payments.ts";
import { acquisition, acquisitionMeasures } from "./cac.ts";
import { lifetimeMeasures, lifetimeOf } from "./lifetime.ts";
import { marginMeasures, marginOf } from "./margin.ts";

/** How many months a customer takes to earn back what winning it cost. */
export const cacPayback: Metric = {
  name: "cac_payback",
  label: "CAC payback",
  category: "financial",
  unit: "months",
  version: 1,
  formula: "CAC / (monthly revenue per customer × gross margin); without a cost column revenue counts in full",
  requires: ["amount", "customer", "date", "spend"],
  uses: ["conversions", "cost", "status", "refund_amount"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: (context) => ({
    ...lifetimeMeasures(context),
    ...acquisitionMeasures(context),
    ...(context.dataset.roles.has("cost") ? marginMeasures(context.dataset) : {}),
  }),
  finish(measured, context) {
    const { dataset, currency } = context;
    const lifetime = lifetimeOf(measured, context);
    const cost = acquisition(measured, context);
    if ("reason" in lifetime) return { value: lifetime };
    if ("reason" in cost.value) return { value: cost.value, notes: cost.notes };
    const margin = dataset.roles.has("cost") ? marginOf(measured, dataset) : null;
    if (margin && "reason" in margin) return { value: margin };
    const share = margin?.share ?? ONE;
    if ("reason" in share) return { value: share };
    const monthly = multiply(lifetime.monthly, share);
    const months = monthly.n > 0n
      ? divide(cost.value, monthly)!
      : unavailable("zero_denominator", "a customer's monthly margin isn't above zero");
    return {
      value: shownRatio(months, (value) => decimal(value, "months")),
      figures: { cac: money(cost.value, currency), monthly_margin: money(monthly, currency) },
      notes: margin ? cost.notes : [...cost.notes, "Without a cost column revenue counts as margin in full."],
    };
  },
  evidence: paidMeasure(),
};
