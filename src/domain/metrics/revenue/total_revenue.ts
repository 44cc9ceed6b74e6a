import { count, money } from "../../values/quantity.ts";
import { divide, rational, ZERO } from "../../values/rational.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, netRevenue, PAID, paidMeasure, sales, salesMeasures } from "../payments.ts";

const UNDATED = { name: "undated", where: [{ test: "absent", role: "date" }] } as const;

/** Net revenue before fees. */
export const totalRevenue: Metric = {
  name: "total_revenue",
  label: "Total revenue",
  category: "revenue",
  unit: "money",
  version: 1,
  formula:
    "gross (positive amounts of paid rows) − refunds (negative amounts of paid rows, and the refund column where " +
    "there is one); a refunded sale without a refund column is in neither; before fees",
  requires: ["amount"],
  uses: ["status", "date", "currency", "refund_amount", "fee"],
  additive: true,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset }) => ({
    ...salesMeasures(dataset),
    ...netMeasures(dataset, UNDATED),
    fees: { op: "sum", role: "fee", where: [PAID] },
    without_amount: { op: "count", where: [PAID, { test: "absent", role: "amount" }] },
  }),
  finish(measured, { dataset, currency }) {
    const revenue = sales(measured, dataset);
    if (!revenue) return { value: noRows("no paid row has an amount") };
    const transactions = measured.rows(paidMeasure());
    const average = divide(revenue.net, rational(transactions));
    return {
      value: money(revenue.net, currency),
      figures: {
        gross: money(revenue.gross, currency),
        refunds: money(revenue.refunds, currency),
        reversed: money(revenue.reversed, currency),
        ...(dataset.roles.has("fee") ? { fees: money(measured.value("fees") ?? ZERO, currency) } : {}),
        transaction_count: count(transactions),
        average_transaction: average ? money(average, currency) : noRows("no paid row has an amount"),
        undated: money(dataset.roles.has("date") ? netRevenue(measured, dataset, UNDATED) ?? ZERO : ZERO, currency),
        paid_rows_without_amount: count(measured.rows("without_amount")),
      },
    };
  },
  evidence: paidMeasure(),
};
