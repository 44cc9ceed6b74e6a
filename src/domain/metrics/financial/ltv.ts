import { count, decimal, money } from "../../values/quantity.ts";
import { multiply, rational } from "../../values/rational.ts";
import { shownRatio } from "../marketing/ratio.ts";
import type { Figure, Metric } from "../metric.ts";
import { paidMeasure } from "../payments.ts";
import { LIFESPAN, lifetimeMeasures, lifetimeOf } from "./lifetime.ts";
import { marginMeasures, marginOf } from "./margin.ts";

/** Customer lifetime value from plain payments. */
export const ltv: Metric = {
  name: "ltv",
  label: "Customer lifetime value",
  category: "financial",
  unit: "money",
  version: 1,
  formula:
    "net revenue per customer / calendar months from the first payment to the last, both included × the months " +
    "that a customer is assumed to stay",
  requires: ["amount", "customer", "date"],
  uses: ["status", "refund_amount", "cost"],
  additive: false,
  higherIsBetter: true,
  parameters: [LIFESPAN],
  perCurrency: true,
  measures: (context) => ({
    ...lifetimeMeasures(context),
    ...(context.dataset.roles.has("cost") ? marginMeasures(context.dataset) : {}),
  }),
  finish(measured, context) {
    const { dataset, currency } = context;
    const lifetime = lifetimeOf(measured, context);
    if ("reason" in lifetime) return { value: lifetime };
    const figures: Record<string, Figure> = {
      revenue_per_customer: money(lifetime.perCustomer, currency),
      monthly_revenue: money(lifetime.monthly, currency),
      lifespan_months: decimal(lifetime.lifespan, "months"),
      customers: count(lifetime.customers),
      data_months: decimal(rational(lifetime.months), "months"),
    };
    if (dataset.roles.has("cost")) {
      const margin = marginOf(measured, dataset);
      figures.gross_margin_ltv = "reason" in margin
        ? margin
        : shownRatio(margin.share, (share) => money(multiply(lifetime.value, share), currency));
    }
    return {
      value: money(lifetime.value, currency),
      figures,
      notes: ["How long a customer stays is an assumption, not a figure of the file."],
    };
  },
  evidence: paidMeasure(),
};
