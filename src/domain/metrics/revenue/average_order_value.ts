import { count, money } from "../../values/quantity.ts";
import { divide, toNumber } from "../../values/rational.ts";
import type { Measure } from "../../measures/measure.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { soldPositive } from "../payments.ts";

/** Gross revenue per order. */
export const averageOrderValue: Metric = {
  name: "average_order_value",
  label: "Average order value",
  category: "revenue",
  unit: "money",
  version: 1,
  formula: "gross / number of orders; an order is a distinct order id where there is one, else a paid row with a " +
    "positive amount",
  requires: ["amount"],
  uses: ["status", "currency", "order_id", "refund_amount"],
  additive: false,
  higherIsBetter: true,
  perCurrency: true,
  measures({ dataset }) {
    const where = soldPositive(dataset);
    const per = dataset.roles.has("order_id") ? { per: "order_id" } as const : {};
    const overOrders = (op: Measure["op"]): Measure => ({ op, role: "amount", where, ...per });
    return {
      gross: { op: "sum", role: "amount", where },
      orders: overOrders("count"),
      min: overOrders("min"),
      max: overOrders("max"),
      median: overOrders("median"),
    };
  },
  finish(measured, { currency }) {
    const gross = measured.value("gross");
    const orders = measured.value("orders")!;
    const average = gross && divide(gross, orders);
    if (!average) return { value: noRows("no paid row has a positive amount") };
    return {
      value: money(average, currency),
      figures: {
        orders: count(toNumber(orders)),
        min: money(measured.value("min")!, currency),
        max: money(measured.value("max")!, currency),
        median: money(measured.value("median")!, currency),
      },
    };
  },
  evidence: "gross",
};
