import assert from "node:assert/strict";
import fc from "fast-check";
import { dateRange } from "../../../../src/domain/metrics/series/date_range.ts";
import { fillMissingPeriods } from "../../../../src/domain/metrics/series/fill_missing_periods.ts";
import { group } from "../../../../src/domain/metrics/series/group.ts";
import { periodPoints } from "../../../../src/domain/metrics/series/period_points.ts";
import { seasonalPattern } from "../../../../src/domain/metrics/series/seasonal_pattern.ts";
import { PERIOD_UNITS } from "../../../../src/domain/values/period.ts";
import { rational } from "../../../../src/domain/values/rational.ts";
import { pointsOf } from "./points_of.ts";

Deno.test("Mondays of 10 and 20 have the mean 15, a Tuesday without rows counts as 0: (30 + 0) / 2", () => {
  const pattern = seasonalPattern(pointsOf([10, 30, 0, 0, 0, 0, 0, 20, 0], "day"), "day_of_week", 2);
  assert.deepEqual(pattern.slice(0, 2), [
    { season: "Monday", mean: "15.00", days: 2 },
    { season: "Tuesday", mean: "15.00", days: 2 },
  ]);
  assert.equal(pattern.length, 7);
});

Deno.test("by month: 31 January with 31 and 1, 2 February with 10 and 20 are 31.00 and 15.00; other months aren't there", () => {
  assert.deepEqual(seasonalPattern(pointsOf([31, 10, 20], "day", "2024-01-31"), "month", 2), [
    { season: "January", mean: "31.00", days: 1 },
    { season: "February", mean: "15.00", days: 2 },
  ]);
});

Deno.test("from 5 January to 3 March 2024 are 58 days", () => {
  assert.deepEqual(dateRange(19727, 19785, 5), { first: "2024-01-05", last: "2024-03-03", days: 58, records: 5 });
});

Deno.test("the mean of a period's 10 in 4 rows is 2.5, of no row it is unknown; the sum of no row is 0", () => {
  const points = periodPoints(
    [
      { keys: [24288], value: rational(10), rows: 4 },
      { keys: [24290], value: rational(3), rows: 1 },
      { keys: [null], value: rational(9), rows: 1 },
    ],
    "month",
    20000,
  );
  assert.ok(!("unit" in points));
  const medians = [{ keys: [24288], value: rational(5, 2), rows: 4 }, { keys: [24290], value: rational(3), rows: 1 }];
  const values = (aggregate: "sum" | "mean" | "median") => group(points, medians, aggregate).map(({ value }) => value);
  assert.deepEqual(values("sum"), ["10.0000", "0.0000", "3.0000"]);
  assert.deepEqual(values("mean"), ["2.5000", null, "3.0000"]);
  assert.deepEqual(values("median"), ["2.5000", null, "3.0000"]);
});

Deno.test("periods filled in are 0, named, and known by having no rows", () => {
  const points = periodPoints(
    [{ keys: [24290], value: rational(3), rows: 1 }, { keys: [24288], value: rational(10), rows: 1 }],
    "month",
    19783,
  );
  assert.ok(!("unit" in points));
  assert.deepEqual(fillMissingPeriods(points, 2), [
    { period: "2024-01", complete: true, value: "10.00", filled: false },
    { period: "2024-02", complete: true, value: "0.00", filled: true },
    { period: "2024-03", complete: false, value: "3.00", filled: false },
  ]);
});

Deno.test("however sparse the groups, the points' ordinals are consecutive and their sum is the groups'", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1 }),
      fc.constantFrom(...PERIOD_UNITS),
      (ordinals, unit) => {
        const groups = ordinals.map((ordinal) => ({ keys: [ordinal], value: rational(ordinal), rows: 1 }));
        const points = periodPoints(groups, unit, 0);
        assert.ok(!("unit" in points));
        points.forEach(({ period }, index) => assert.equal(period.ordinal, Math.min(...ordinals) + index));
        assert.equal(points.at(-1)!.period.ordinal, Math.max(...ordinals));
        assert.equal(
          points.reduce((sum, { value }) => sum + value.n, 0n),
          BigInt(ordinals.reduce((sum, ordinal) => sum + ordinal, 0)),
        );
      },
    ),
  );
});
