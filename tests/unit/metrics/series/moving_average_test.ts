import assert from "node:assert/strict";
import fc from "fast-check";
import { movingAverage } from "../../../../src/domain/metrics/series/moving_average.ts";
import { pointsOf } from "./points_of.ts";

Deno.test("over three months: 100, (100+120)/2, (100+120+0)/3, (120+0+0)/3, (0+0+90)/3", () => {
  const averages = movingAverage(pointsOf([100, 120, 0, 0, 90]), 3);
  assert.deepEqual(averages.map(({ average }) => average), ["100.0000", "110.0000", "73.3333", "40.0000", "30.0000"]);
  assert.deepEqual(averages.map(({ periods }) => periods), [1, 2, 3, 3, 3]);
});

Deno.test("the moving average of a constant is the constant", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (value, length, window) => {
        for (const { average } of movingAverage(pointsOf(Array.from({ length }, () => value)), window)) {
          assert.equal(average, `${value}.0000`);
        }
      },
    ),
  );
});
