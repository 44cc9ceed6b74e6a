import assert from "node:assert/strict";
import { averageOrderValue } from "../../../../src/domain/metrics/revenue/average_order_value.ts";
import { failedPaymentRate } from "../../../../src/domain/metrics/revenue/failed_payment_rate.ts";
import { refundRate } from "../../../../src/domain/metrics/revenue/refund_rate.ts";
import { brief, briefly, computed } from "../computed.ts";

const LINE_ITEMS = [
  "order_id | product | amount | status",
  "O1 | Shirt | 20.00 | paid",
  "O1 | Shoes | 60.00 | paid",
  "O1 | Hat | 10.00 | paid",
  "O2 | Shirt | 20.00 | paid",
  "O3 | Shoes | 60.00 | refunded",
  "O4 | Hat | 10.00 | paid",
];

Deno.test("orders of 90, 20 and 10 average (90 + 20 + 10) / 3 = 40, their median 20", () => {
  const result = computed(averageOrderValue, LINE_ITEMS);
  assert.equal(brief(result.value), "40.00");
  assert.deepEqual(briefly(result.figures), { orders: "3", min: "10.00", max: "90.00", median: "20.00" });
  assert.equal(result.rowsUsed, 5);
});

Deno.test("a row without an order id is an order of its own: (30 + 5 + 7) / 3 = 14", () => {
  const result = computed(averageOrderValue, ["order_id | amount", "O1 | 10", "O1 | 20", " | 5", " | 7"]);
  assert.equal(brief(result.value), "14.00");
  assert.deepEqual(briefly(result.figures), { orders: "3", min: "5.00", max: "30.00", median: "7.00" });
});

Deno.test("without order ids each positive paid row is one: (120 + 80 + 120 + 10.25) / 4 = 82.56", () => {
  const result = computed(averageOrderValue, ["amount", "120", "80", "-20", "120", "-80", "-35.50", "10.25"]);
  assert.equal(brief(result.value), "82.56");
  assert.deepEqual(briefly(result.figures), { orders: "4", min: "10.25", max: "120.00", median: "100.00" });
});

Deno.test("without a sale there is no average order", () => {
  assert.equal(brief(computed(averageOrderValue, ["amount", "-20", "0"]).value), "no_rows");
});

Deno.test("refunds of 20 and a refunded 30 are (20 + 30) / (150 + 30) = 27.78 % of sales, 2 of 3 of them", () => {
  const result = computed(refundRate, ["amount | status", "100 | paid", "50 | paid", "-20 | paid", "30 | refunded"]);
  assert.equal(brief(result.value), "27.78");
  assert.deepEqual(briefly(result.figures), {
    refunds: "50.00",
    gross: "180.00",
    refund_count: "2",
    by_count: "66.67",
  });
});

Deno.test("a refund column gives 25 / (100 + 50) = 16.67 %, 1 of 2 sales", () => {
  const result = computed(refundRate, ["amount | refund_amount", "100 | 25", "50 | 0"]);
  assert.equal(brief(result.value), "16.67");
  assert.deepEqual(briefly(result.figures), { refunds: "25.00", gross: "150.00", refund_count: "1", by_count: "50" });
});

Deno.test("refunds without sales have no rate", () => {
  assert.equal(brief(computed(refundRate, ["amount", "-20"]).value), "zero_denominator");
  assert.equal(brief(computed(refundRate, ["amount | status", "20 | pending"]).value), "no_rows");
});

Deno.test("1 failed of 4 attempts is 25 %, and 30 of money; pending rows are no attempt", () => {
  const rows = ["amount | status", "10 | paid", "20 | paid", "5 | Paid", "30 | declined", "7 | pending"];
  const result = computed(failedPaymentRate, rows);
  assert.equal(brief(result.value), "25");
  assert.deepEqual(briefly(result.figures), { failed_count: "1", paid_count: "3", failed_amount: "30.00" });
  assert.deepEqual(result.rowsExcluded, [{ reason: "pending", count: 1 }]);
});

Deno.test("failed payments are counted without amounts too", () => {
  const result = computed(failedPaymentRate, ["customer | status", "a | paid", "b | failed"]);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(briefly(result.figures), { failed_count: "1", paid_count: "1" });
});

Deno.test("no attempt, no rate", () => {
  assert.equal(brief(computed(failedPaymentRate, ["amount | status", "1 | pending"]).value), "no_rows");
});
