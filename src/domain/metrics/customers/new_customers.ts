import type { Metric } from "../metric.ts";
import { customersOverTime, newCustomersByPeriod, purchaseMeasures } from "./first_purchases.ts";

/** Customers who paid for the first time. */
export const newCustomers: Metric = {
  name: "new_customers",
  label: "New customers",
  category: "customers",
  unit: "count",
  version: 1,
  formula: "customers whose first paid row in the data falls in the period; the value is the last complete period's",
  requires: ["amount", "customer", "date"],
  uses: ["status"],
  additive: true,
  higherIsBetter: true,
  perCurrency: false,
  measures: purchaseMeasures,
  finish: (measured, context) => customersOverTime(newCustomersByPeriod(measured), context),
  evidence: "first_purchases",
};
