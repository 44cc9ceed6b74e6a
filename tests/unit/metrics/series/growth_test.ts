import assert from "node:assert/strict";
import fc from "fast-check";
import { growth } from "../../../../src/domain/metrics/series/growth.ts";
import { periodComparison } from "../../../../src/domain/metrics/series/period_comparison.ts";
import { partial, pointsOf } from "./points_of.ts";

Deno.test("growth from 910.00 to 1400.00 is 490.00 / 910.00 = 53.85 %", () => {
  assert.deepEqual(growth(pointsOf(["910.00", "1400.00"]), 1, 2), [
    {
      period: "2024-01",
      complete: true,
      value: "910.00",
      previous: null,
      change: null,
      change_percent: null,
      reason: "insufficient_periods",
    },
    {
      period: "2024-02",
      complete: true,
      value: "1400.00",
      previous: "910.00",
      change: "490.00",
      change_percent: 53.85,
    },
  ]);
});

Deno.test("growth two periods back compares 90 with 60: 30 / 60 = 50 %", () => {
  const [, , third] = growth(pointsOf([60, 75, 90]), 2, 0);
  assert.equal(third!.previous, "60");
  assert.equal(third!.change_percent, 50);
});

Deno.test("from 0 and from a loss there is a change and no percent", () => {
  const [, fromZero] = growth(pointsOf([0, 5]), 1, 2);
  assert.deepEqual([fromZero!.change, fromZero!.change_percent, fromZero!.reason], ["5.00", null, "zero_denominator"]);
  const [, fromLoss] = growth(pointsOf([-4, 5]), 1, 2);
  assert.deepEqual([fromLoss!.change, fromLoss!.change_percent, fromLoss!.reason], ["9.00", null, "negative_base"]);
});

Deno.test("growth is an identity: previous + change = value, in every period", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 2 }), (values) => {
    for (const entry of growth(pointsOf(values), 1, 0).slice(1)) {
      assert.equal(BigInt(entry.previous!) + BigInt(entry.change!), BigInt(entry.value));
    }
  }));
});

Deno.test("a comparison is of the last two complete periods: 2380.00 after 1890.00 is +490.00, 25.93 %", () => {
  assert.deepEqual(periodComparison(partial(pointsOf([1400, 1890, 2380, 770])), 2), {
    current_period: "2024-03",
    current: "2380.00",
    previous_period: "2024-02",
    previous: "1890.00",
    change: "490.00",
    change_percent: 25.93,
  });
});

Deno.test("one complete period can't be compared", () => {
  assert.deepEqual(periodComparison(partial(pointsOf([1, 2])), 2), {
    unit: "none",
    reason: "insufficient_periods",
    detail: "a comparison needs two complete periods",
  });
});
