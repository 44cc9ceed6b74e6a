import assert from "node:assert/strict";
import { grossMargin } from "../../../../src/domain/metrics/financial/gross_margin.ts";
import { brief, briefly, computed } from "../computed.ts";

Deno.test("over the paid rows that have both: (1000 - 100 + 300.10 - 690.05) / 1200.10 = 42.50 %", () => {
  const result = computed(grossMargin, [
    "date | amount | cost | status",
    "2024-01-01 | 1000.00 | 600.00 | paid",
    "2024-01-02 | 500.00 | | paid",
    "2024-01-03 | 2000.00 | 900.00 | failed",
    "2024-01-04 | -100.00 | -60.00 | paid",
    "2024-01-05 | 300.10 | 150.05 | paid",
  ]);
  assert.equal(brief(result.value), "42.5");
  assert.deepEqual(briefly(result.figures), {
    revenue: "1200.10",
    cost: "690.05",
    gross_profit: "510.05",
    rows_without_cost: "1",
  });
  assert.deepEqual(result.notes, ["Paid rows without a cost are left out."]);
});

Deno.test("a partial refund takes revenue and leaves the cost: (100 + 100 - 50 - 80) / 150 = 46.67 %", () => {
  const result = computed(grossMargin, [
    "amount | refund_amount | cost | status",
    "100.00 | | 40.00 | paid",
    "100.00 | 50.00 | 40.00 | refunded",
  ]);
  assert.equal(brief(result.value), "46.67");
  assert.deepEqual(result.notes, []);
});

Deno.test("revenue of zero and below has no margin; no cost at all is no row", () => {
  const zero = ["amount | cost", "10.00 | 4.00", "-10.00 | 0.00"];
  const negative = ["amount | cost", "10.00 | 4.00", "-20.00 | 0.00"];
  assert.equal(brief(computed(grossMargin, zero).value), "zero_denominator");
  assert.equal(brief(computed(grossMargin, negative).value), "negative_base");
  assert.equal(brief(computed(grossMargin, ["amount | cost", "10.00 |", "-20.00 |"]).value), "no_rows");
});
