import { count, money } from "../../values/quantity.ts";
import { noRows } from "../figures.ts";
import type { Metric } from "../metric.ts";
import { netMeasures, paidMeasure, type PaymentScope } from "../payments.ts";
import { POLICY } from "../policy.ts";
import { revenueParts } from "../revenue_parts.ts";

const BY_PRODUCT: PaymentScope = { by: [{ by: "role", role: "product" }] };

/** Net revenue of each product. */
export const revenueByProduct: Metric = {
  name: "revenue_by_product",
  label: "Revenue by product",
  category: "revenue",
  unit: "money",
  version: 1,
  formula:
    "net revenue of each product, most first, with its share of the total, its transactions and their average; " +
    `rows without a product are a part of their own; all beyond the largest ${POLICY.largestParts} are one part`,
  requires: ["amount", "product"],
  uses: ["status", "currency", "refund_amount"],
  additive: true,
  higherIsBetter: true,
  perCurrency: true,
  measures: ({ dataset }) => netMeasures(dataset, BY_PRODUCT),
  finish(measured, { dataset, currency }) {
    const { largest, others, count: products, total } = revenueParts(
      measured,
      dataset,
      BY_PRODUCT,
      currency,
      POLICY.largestParts,
    );
    if (products === 0) return { value: noRows("no paid row has an amount") };
    return {
      value: money(total, currency),
      figures: { product_count: count(products) },
      parts: others ? [...largest, others] : largest,
    };
  },
  evidence: paidMeasure(),
};
