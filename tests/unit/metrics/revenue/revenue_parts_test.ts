import assert from "node:assert/strict";
import { revenueByProduct } from "../../../../src/domain/metrics/revenue/revenue_by_product.ts";
import { revenueChangeByProduct } from "../../../../src/domain/metrics/revenue/revenue_change_by.ts";
import { brief, briefParts, computed, day } from "../computed.ts";

Deno.test("products by net revenue: blank 90.90, Pro 30.30 + 40.40 = 70.70, Basic 10.10 + 20.20 = 30.30; sum 191.90", () => {
  const result = computed(revenueByProduct, [
    "amount | status | product",
    "10.10 | PAID | Basic",
    "20.20 |  Paid  | Basic ",
    "30.30 | Succeeded | Pro",
    "40.40 | complete | Pro",
    "50.50 | | Pro",
    "60.60 | Refunded | Basic",
    "90.90 | Captured | ",
  ]);
  assert.equal(brief(result.value), "191.90");
  assert.deepEqual(briefParts(result), [
    ["", { revenue: "90.90", share: "47.37", transactions: "1", average: "90.90" }],
    ["Pro", { revenue: "70.70", share: "36.84", transactions: "2", average: "35.35" }],
    ["Basic", { revenue: "30.30", share: "15.79", transactions: "2", average: "15.15" }],
  ]);
  assert.deepEqual(result.rowsExcluded, [{ reason: "refunded", count: 1 }, { reason: "unknown_status", count: 1 }]);
});

Deno.test("ties go by name, and a total of 0 or below has no shares", () => {
  const zero = computed(revenueByProduct, ["amount | product", "5 | B", "5 | A", "-10 | C"]);
  assert.deepEqual(briefParts(zero).map(([label, { share }]) => [label, share]), [
    ["A", "zero_denominator"],
    ["B", "zero_denominator"],
    ["C", "zero_denominator"],
  ]);
  const negative = computed(revenueByProduct, ["amount | product", "5 | A", "-10 | B"]);
  assert.deepEqual(briefParts(negative).map(([, { share }]) => share), ["negative_base", "negative_base"]);
});

Deno.test("a product known only from its refunds has no transactions and no average: 0 − 5", () => {
  const result = computed(revenueByProduct, ["amount | refund_amount | product", "20 | | A", " | 5 | B"]);
  assert.equal(brief(result.value), "15.00");
  assert.deepEqual(briefParts(result)[1], [
    "B",
    { revenue: "-5.00", share: "-33.33", transactions: "0", average: "no_rows" },
  ]);
});

Deno.test("beyond the largest 200 products are one part, so that 300 × 1 still add up to 300", () => {
  const rows = Array.from({ length: 300 }, (_, i) => `1 | P${i}`);
  const result = computed(revenueByProduct, ["amount | product", ...rows]);
  assert.equal(result.parts?.length, 201);
  assert.deepEqual(briefParts(result).at(-1), [
    "(all others)",
    { revenue: "100.00", share: "33.33", transactions: "100", average: "1.00" },
  ]);
  assert.equal(brief(result.figures?.product_count), "300");
});

Deno.test("no paid amount, no products", () => {
  assert.equal(brief(computed(revenueByProduct, ["amount | product | status", "1 | A | failed"]).value), "no_rows");
});

const TWO_MONTHS = [
  "date | amount | product",
  "2024-01-05 | 100 | A",
  "2024-01-06 | 50 | B",
  "2024-02-05 | 70 | A",
  "2024-02-06 | 55 | B",
  "2024-02-07 | 20 | ",
  "2023-12-01 | 999 | A",
];

Deno.test("change 145 − 150 = −5 is A −30, blank +20 and B +5", () => {
  const result = computed(revenueChangeByProduct, TWO_MONTHS, { asOf: day("2024-02-29") });
  assert.equal(brief(result.value), "-5.00");
  assert.deepEqual(briefParts(result), [
    ["A", { current: "70.00", previous: "100.00", change: "-30.00" }],
    ["", { current: "20.00", previous: "0.00", change: "20.00" }],
    ["B", { current: "55.00", previous: "50.00", change: "5.00" }],
  ]);
  assert.equal(result.rowsUsed, 5);
  assert.deepEqual(result.rowsExcluded, [{ reason: "other_period", count: 1 }]);
});

Deno.test("all beyond the 200 largest changes are one part", () => {
  const rows = Array.from({ length: 250 }, (_, i) => `2024-02-01 | 2 | P${i}`);
  const result = computed(revenueChangeByProduct, ["date | amount | product", "2024-01-01 | 1 | P0", ...rows], {
    asOf: day("2024-02-29"),
  });
  assert.deepEqual(briefParts(result).at(-1), [
    "(all others)",
    { current: "100.00", previous: "1.00", change: "99.00" },
  ]);
  assert.equal(brief(result.value), "499.00");
});

Deno.test("a change needs two complete periods, and revenue in one of them", () => {
  assert.equal(brief(computed(revenueChangeByProduct, TWO_MONTHS.slice(0, 3)).value), "insufficient_periods");
  const failed = ["date | amount | product | status", "2024-01-05 | 1 | A | failed", "2024-02-29 | 1 | A | failed"];
  assert.equal(brief(computed(revenueChangeByProduct, failed).value), "no_rows");
});
