import { count, money, percent } from "../../values/quantity.ts";
import { add, divide, rational } from "../../values/rational.ts";
import { unavailable } from "../../values/reason.ts";
import type { Condition } from "../../measures/measure.ts";
import { noRows, share } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { hasRefundColumn, PAID, REFUNDED, sales, salesMeasures } from "../payments.ts";

const POSITIVE: Condition = { test: "positive", role: "amount" };

/** The share of sales, by money, that was given back. */
export const refundRate: Metric = {
  name: "refund_rate",
  label: "Refund rate",
  category: "revenue",
  unit: "percent",
  version: 1,
  formula: "refunds / gross, where sales with a refunded status and no refund amount count in both",
  requires: ["amount"],
  uses: ["status", "currency", "refund_amount"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: ({ dataset }) => ({
    ...salesMeasures(dataset),
    sold: { op: "count", where: [{ test: "payment", is: ["paid", "refunded"] }, POSITIVE] },
    negative: { op: "count", where: [PAID, { test: "negative", role: "amount" }] },
    refunded: { op: "count", where: [REFUNDED, { test: "present", role: "amount" }] },
    partly: { op: "count", where: [PAID, POSITIVE, { test: "positive", role: "refund_amount" }] },
    considered: { op: "count", role: "amount", where: [{ test: "payment", is: ["paid", "refunded"] }] },
  }),
  finish(measured, { dataset, currency }) {
    const revenue = sales(measured, dataset);
    if (!revenue) return { value: noRows("no paid row has an amount") };
    const refunds = add(revenue.refunds, revenue.reversed);
    const gross = add(revenue.gross, revenue.reversed);
    const rate = divide(refunds, gross);
    const refundCount = measured.rows("negative") + measured.rows("refunded") +
      (hasRefundColumn(dataset) ? measured.rows("partly") : 0);
    return {
      value: rate ? percent(rate) : unavailable("zero_denominator", "there are no sales"),
      figures: {
        refunds: money(refunds, currency),
        gross: money(gross, currency),
        refund_count: count(refundCount),
        by_count: share(rational(refundCount), rational(measured.rows("sold"))),
      },
    };
  },
  evidence: "considered",
};
