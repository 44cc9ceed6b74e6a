import { count, money, percent } from "../../values/quantity.ts";
import { divide, rational, ZERO } from "../../values/rational.ts";
import type { Condition } from "../../measures/measure.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { PAID } from "../payments.ts";

const FAILED: Condition = { test: "payment", is: ["failed"] };

/** The share of payments that did not go through. */
export const failedPaymentRate: Metric = {
  name: "failed_payment_rate",
  label: "Failed payment rate",
  category: "revenue",
  unit: "percent",
  version: 1,
  formula: "failed rows / (paid rows + failed rows), with the money the failed rows stand for",
  requires: ["status"],
  uses: ["amount", "currency"],
  additive: false,
  higherIsBetter: false,
  perCurrency: true,
  measures: () => ({
    failed: { op: "count", where: [FAILED] },
    paid: { op: "count", where: [PAID] },
    attempts: { op: "count", where: [{ test: "payment", is: ["paid", "failed"] }] },
    failed_amount: { op: "sum", role: "amount", where: [FAILED] },
  }),
  finish(measured, { dataset, currency }) {
    const failed = measured.rows("failed");
    const rate = divide(rational(failed), rational(measured.rows("attempts")));
    if (!rate) return { value: noRows("no row is a paid or a failed payment") };
    return {
      value: percent(rate),
      figures: {
        failed_count: count(failed),
        paid_count: count(measured.rows("paid")),
        ...(dataset.roles.has("amount")
          ? { failed_amount: money(measured.value("failed_amount") ?? ZERO, currency) }
          : {}),
      },
    };
  },
  evidence: "attempts",
};
