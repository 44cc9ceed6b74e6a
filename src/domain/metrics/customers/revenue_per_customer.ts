import { count, money } from "../../values/quantity.ts";
import { divide } from "../../values/rational.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, netRevenue, paidMeasure, type PaymentScope } from "../payments.ts";
import { CUSTOMERS, NAMED } from "./buyers.ts";

const OF_CUSTOMERS: PaymentScope = { where: [NAMED] };

/** Net revenue per paying customer. */
export const revenuePerCustomer: Metric = {
  name: "revenue_per_customer",
  label: "Revenue per customer",
  category: "customers",
  unit: "money",
  version: 1,
  formula: "net revenue of rows with a customer / distinct customers over paid rows with an amount",
  requires: ["amount", "customer"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset }) => ({ ...netMeasures(dataset, OF_CUSTOMERS), customers: CUSTOMERS }),
  finish(measured, { dataset, currency }) {
    const revenue = netRevenue(measured, dataset, OF_CUSTOMERS);
    const customers = measured.value("customers")!;
    const average = revenue && divide(revenue, customers);
    if (!average) return { value: noRows("no paid row has an amount and a customer") };
    return {
      value: money(average, currency),
      figures: { revenue: money(revenue, currency), customers: count(Number(customers.n)) },
    };
  },
  evidence: paidMeasure(),
};
