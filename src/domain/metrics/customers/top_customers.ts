import { money } from "../../values/quantity.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, paidMeasure } from "../payments.ts";
import { POLICY } from "../policy.ts";
import { revenueParts } from "../revenue_parts.ts";
import { NAMED_CUSTOMERS } from "./buyers.ts";

/** The customers who brought most. */
export const topCustomers: Metric = {
  name: "top_customers",
  label: "Top customers",
  category: "customers",
  unit: "money",
  version: 1,
  formula: `the ${POLICY.topCustomers} customers with most net revenue, ties by name, with their shares of the net ` +
    "revenue of all named customers; the value is what they brought together",
  requires: ["amount", "customer"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: null,
  perCurrency: true,
  measures: ({ dataset }) => netMeasures(dataset, NAMED_CUSTOMERS),
  finish(measured, { dataset, currency }) {
    const parts = revenueParts(measured, dataset, NAMED_CUSTOMERS, currency, POLICY.topCustomers);
    if (parts.count === 0) return { value: noRows("no paid row has an amount and a customer") };
    return { value: money(parts.largestNet, currency), parts: parts.largest };
  },
  evidence: paidMeasure(NAMED_CUSTOMERS),
};
