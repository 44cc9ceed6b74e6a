import { count } from "../../values/quantity.ts";
import { toNumber } from "../../values/rational.ts";
import type { Metric } from "../metric.ts";
import { PAID } from "../payments.ts";
import { CUSTOMERS } from "./buyers.ts";

/** Distinct paying customers. */
export const customerCount: Metric = {
  name: "customer_count",
  label: "Customers",
  category: "customers",
  unit: "count",
  version: 1,
  formula: "distinct customers over paid rows with an amount; rows without a customer are counted beside it",
  requires: ["amount", "customer"],
  uses: ["status"],
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures: () => ({
    customers: CUSTOMERS,
    without_customer: { op: "count", role: "amount", where: [PAID, { test: "absent", role: "customer" }] },
  }),
  finish: (measured) => ({
    value: count(toNumber(measured.value("customers")!)),
    figures: { transactions_without_customer: count(measured.rows("without_customer")) },
  }),
  evidence: "customers",
};
