import assert from "node:assert/strict";
import fc from "fast-check";
import { mannKendall } from "../../../../src/domain/metrics/series/mann_kendall.ts";
import { trend } from "../../../../src/domain/metrics/series/trend.ts";
import { partial, pointsOf } from "./points_of.ts";

Deno.test("910, 1400, 1890, 2380, 770 go with time at r = 700 / √(10 × 1813000) = 0.164: stable", () => {
  const found = trend(pointsOf([910, 1400, 1890, 2380, 770]), 2);
  assert.ok("direction" in found);
  assert.equal(found.direction, "stable");
  assert.equal(found.correlation, 0.164);
  assert.equal(found.slope, 70);
  assert.equal(found.intercept, 1330);
  assert.deepEqual([found.first, found.last, found.change_percent, found.periods], ["910.00", "770.00", -15.38, 5]);
  assert.equal(found.significant, false);
});

Deno.test("100, 120, 0, 0, 90 fall with r = -0.384, which chance alone may do", () => {
  const found = trend(pointsOf([100, 120, 0, 0, 90]), 2);
  assert.ok("direction" in found);
  assert.deepEqual([found.direction, found.correlation, found.significant], ["downward", -0.384, false]);
});

Deno.test("10, 20, … 100 rise by 10 a period without exception: slope 10, R² 1, and significantly", () => {
  const found = trend(pointsOf([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]), 2);
  assert.ok("direction" in found);
  assert.deepEqual(
    [found.direction, found.slope, found.r_squared, found.correlation, found.significant],
    ["upward", 10, 1, 1, true],
  );
  assert.equal(found.p_value, 0.0001);
});

Deno.test("what never varies has no correlation and is stable", () => {
  const found = trend(pointsOf([7, 7, 7]), 0);
  assert.ok("direction" in found);
  assert.deepEqual(
    [found.direction, found.slope, found.r_squared, found.correlation, found.p_value],
    ["stable", 0, null, null, 1],
  );
});

Deno.test("a trend needs three complete periods; one that isn't over doesn't count", () => {
  const found = trend(partial(pointsOf([1, 2, 3])), 2);
  assert.ok("unit" in found);
  assert.equal(found.reason, "insufficient_periods");
});

Deno.test("Mann-Kendall of 1, 2, 3, 4: s = 6, z = 5 / √(4 × 3 × 13 / 18), p = 0.0894", () => {
  const { s, p } = mannKendall([1, 2, 3, 4]);
  assert.equal(s, 6);
  assert.equal(p.toFixed(4), "0.0894");
});

Deno.test("Mann-Kendall with ties 1, 2, 2, 3: s = 5, variance (156 - 18) / 18, p = 0.1486", () => {
  const { s, p } = mannKendall([1, 2, 2, 3]);
  assert.equal(s, 5);
  assert.equal(p.toFixed(4), "0.1486");
});

Deno.test("Mann-Kendall's s is the sum of the signs of all later minus earlier values", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 }), (values) => {
    let signs = 0;
    values.forEach((earlier, index) => {
      for (const later of values.slice(index + 1)) signs += Math.sign(later - earlier);
    });
    assert.equal(mannKendall(values).s, signs);
  }));
});
