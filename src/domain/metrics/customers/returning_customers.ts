import type { Metric } from "../metric.ts";
import {
  activeCustomersByPeriod,
  customersOverTime,
  newCustomersByPeriod,
  purchaseMeasures,
} from "./first_purchases.ts";

/** Customers who paid and had paid in an earlier period. */
export const returningCustomers: Metric = {
  name: "returning_customers",
  label: "Returning customers",
  category: "customers",
  unit: "count",
  version: 1,
  formula: "customers with a paid row in the period whose first one is in an earlier period; the value is the last " +
    "complete period's",
  requires: ["amount", "customer", "date"],
  uses: ["status"],
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures: purchaseMeasures,
  finish(measured, context) {
    const fresh = newCustomersByPeriod(measured);
    const active = activeCustomersByPeriod(measured);
    const returning = Array.from(active, ([ordinal, all]) => [ordinal, all - (fresh.get(ordinal) ?? 0)] as const);
    return customersOverTime(new Map(returning), context);
  },
  evidence: "active",
};
