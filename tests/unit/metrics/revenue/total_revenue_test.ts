import assert from "node:assert/strict";
import { totalRevenue } from "../../../../src/domain/metrics/revenue/total_revenue.ts";
import { brief, briefly, computed, day } from "../computed.ts";

const REFUNDS = [
  "date       | amount | customer | status     | product",
  "2024-01-05 | 120.00 | C1 | paid       | Basic",
  "2024-01-09 | 80.00  | C2 | paid       | Pro",
  "2024-01-12 | -20.00 | C1 | paid       | Basic",
  "2024-01-20 | 500.00 | C3 | refunded   | Pro",
  "2024-02-02 | 120.00 | C1 | paid       | Basic",
  "2024-02-03 | 80.00  | C2 | chargeback | Pro",
  "2024-02-10 | -80.00 | C2 | paid       | Pro",
  "2024-02-28 | 60.00  | C4 | failed     | Basic",
  "2024-03-01 | -35.50 | C4 | paid       | Basic",
  "2024-03-15 | 10.25  | C5 | paid       | Basic",
];

Deno.test("net is 120 + 80 + 120 + 10.25 − (20 + 80 + 35.50) = 194.75, over 7 rows 27.82; refunded sales are in neither", () => {
  const result = computed(totalRevenue, REFUNDS);
  assert.equal(brief(result.value), "194.75");
  assert.deepEqual(briefly(result.figures), {
    gross: "330.25",
    refunds: "135.50",
    reversed: "580.00",
    transaction_count: "7",
    average_transaction: "27.82",
    undated: "0.00",
    paid_rows_without_amount: "0",
  });
  assert.equal(result.rowsUsed, 7);
  assert.deepEqual(result.rowsExcluded, [{ reason: "refunded", count: 2 }, { reason: "failed", count: 1 }]);
});

Deno.test("a refund column is taken off: 100 + 50 + 30 + 20 gross − (10 + 50 + 30 whole + 5) refunds = 105", () => {
  const result = computed(totalRevenue, [
    "amount | status   | refund_amount",
    "100.00 | paid     | 10.00",
    "50.00  | refunded | 50.00",
    "30.00  | refunded | ",
    "20.00  | paid     | -5.00",
    "70.00  | failed   | 70.00",
  ]);
  assert.equal(brief(result.value), "105.00");
  const { gross, refunds, reversed, transaction_count } = briefly(result.figures);
  assert.deepEqual([gross, refunds, reversed, transaction_count], ["200.00", "95.00", "0.00", "2"]);
});

Deno.test("fees stand beside net revenue: 100 + 200 = 300 before 3.20 + 6.10 = 9.30 of fees", () => {
  const result = computed(totalRevenue, [
    "amount | fee | status",
    "100 | 3.20 | paid",
    "200 | 6.10 | paid",
    "1 | 9 | failed",
  ]);
  assert.equal(brief(result.value), "300.00");
  assert.equal(brief(result.figures?.fees), "9.30");
});

Deno.test("amounts without a date are counted as undated: 40 of 100", () => {
  const result = computed(totalRevenue, ["date | amount", "2024-01-01 | 60", " | 40"]);
  assert.equal(brief(result.value), "100.00");
  assert.equal(brief(result.figures?.undated), "40.00");
});

Deno.test("a sale that is refunded leaves 0, but no paid row leaves no average", () => {
  const result = computed(totalRevenue, ["amount | status", "50 | refunded"]);
  assert.equal(brief(result.value), "0.00");
  assert.equal(brief(result.figures?.average_transaction), "no_rows");
});

Deno.test("without a paid or refunded amount there is no revenue", () => {
  assert.equal(brief(computed(totalRevenue, ["amount | status", "50 | failed"]).value), "no_rows");
});

Deno.test("rows dated after the day the figures speak of don't count: 60 of 100 by 31 January", () => {
  const result = computed(totalRevenue, ["date | amount", "2024-01-31 | 60", "2024-02-01 | 40"], {
    asOf: day("2024-01-31"),
  });
  assert.equal(brief(result.value), "60.00");
  assert.deepEqual(result.rowsExcluded, [{ reason: "after_as_of", count: 1 }]);
});

Deno.test("a range takes only rows dated in it: 40 of 110, the undated 10 not", () => {
  const result = computed(totalRevenue, ["date | amount", "2024-01-31 | 60", "2024-02-01 | 40", " | 10"], {
    range: { start: day("2024-02-01"), end: day("2024-03-01") },
  });
  assert.equal(brief(result.value), "40.00");
  assert.deepEqual(result.rowsExcluded, [{ reason: "out_of_range", count: 2 }]);
});
