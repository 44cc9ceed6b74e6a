import { count, percent } from "../../values/quantity.ts";
import { compare, divide, rational } from "../../values/rational.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { BOUGHT, BY_CUSTOMER, CUSTOMERS } from "./buyers.ts";

const TWICE = rational(2);

/** The share of customers who ordered more than once. */
export const repeatPurchaseRate: Metric = {
  name: "repeat_purchase_rate",
  label: "Repeat purchase rate",
  category: "customers",
  unit: "percent",
  version: 1,
  formula: "customers with at least two paid orders / customers; an order is a distinct order id where there is one, " +
    "else a paid row with a positive amount",
  requires: ["amount", "customer"],
  uses: ["status", "order_id"],
  additive: false,
  higherIsBetter: true,
  perCurrency: false,
  measures: ({ dataset }) => ({
    customers: CUSTOMERS,
    orders: {
      op: "count",
      role: "amount",
      where: [...BOUGHT, { test: "positive", role: "amount" }],
      by: [BY_CUSTOMER],
      ...(dataset.roles.has("order_id") ? { per: "order_id" } as const : {}),
    },
  }),
  finish(measured) {
    const customers = measured.value("customers")!;
    const repeating = measured.groups("orders").filter(({ value }) => compare(value!, TWICE) >= 0).length;
    const rate = divide(rational(repeating), customers);
    if (!rate) return { value: noRows("no paid row has an amount and a customer") };
    return {
      value: percent(rate),
      figures: { repeat_customers: count(repeating), customers: count(Number(customers.n)) },
    };
  },
  evidence: "customers",
};
