import assert from "node:assert/strict";
import fc from "fast-check";
import {
  deviationRange,
  median,
  medianAbsoluteDeviation,
  medianRange,
  outside,
  quartileRange,
} from "../../../../src/domain/metrics/series/outliers.ts";
import { outlyingRows } from "../../../../src/domain/metrics/series/outlying_rows.ts";

const SERIES = [100, 102, 98, 101, 99, 103, 97, 100, 1000, -400];

function describe(index: number) {
  return { row: index + 2, index, value: String(SERIES[index]) };
}

Deno.test("the median of 1, 3, 10 is 3, of 1, 3, 10, 20 it is (3 + 10) / 2 = 6.5", () => {
  assert.equal(median([10, 1, 3]), 3);
  assert.equal(median([10, 1, 20, 3]), 6.5);
});

Deno.test("quartiles 98.25 and 101.75 lie 3.5 apart: usual is 98.25 - 5.25 = 93 to 101.75 + 5.25 = 107", () => {
  const range = quartileRange(SERIES, 1.5);
  assert.deepEqual(range, { center: 100, lower: 93, upper: 107 });
  assert.deepEqual(outside(SERIES, range), [8, 9]);
});

Deno.test("distances from the median 100 are 0 0 1 1 2 2 3 3 500 900, their median 2: usual is 100 ± 3 × 2", () => {
  assert.equal(medianAbsoluteDeviation(SERIES), 2);
  const range = medianRange(SERIES, 3);
  assert.deepEqual(range, { center: 100, lower: 94, upper: 106 });
  assert.deepEqual(outside(SERIES, range), [8, 9]);
});

Deno.test("the mean is 140, the sample variance 1044028 / 9: 1000 lies 2.5 deviations away, -400 only 1.6", () => {
  const range = deviationRange(SERIES, 2);
  assert.equal(range.center, 140);
  assert.equal(range.upper.toFixed(6), (140 + 2 * Math.sqrt(1044028 / 9)).toFixed(6));
  assert.deepEqual(outside(SERIES, range), [8]);
});

Deno.test("each method has its own threshold: 1.5, 3 and 3", () => {
  const thresholds = (["iqr", "mad", "zscore"] as const).map((method) => {
    const found = outlyingRows(SERIES, describe, method);
    assert.ok("threshold" in found);
    return [found.threshold, found.rows.map(({ value }) => value)];
  });
  assert.deepEqual(thresholds, [[1.5, ["1000", "-400"]], [3, ["1000", "-400"]], [3, []]]);
});

Deno.test("outliers name the spreadsheet's row and the usual range", () => {
  assert.deepEqual(outlyingRows(SERIES, describe, "zscore", 2), {
    method: "zscore",
    threshold: 2,
    center: 140,
    lower: -541.1846,
    upper: 821.1846,
    rows: [{ row: 10, index: 8, value: "1000" }],
  });
});

Deno.test("one value has no standard deviation, none has no quartiles", () => {
  for (const found of [outlyingRows([1], describe, "zscore"), outlyingRows([], describe, "iqr")]) {
    assert.ok("unit" in found);
    assert.equal(found.reason, "no_rows");
  }
});

Deno.test("the median ± k deviations doesn't depend on the order of the values", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
    assert.deepEqual(medianRange(values.toReversed(), 3), medianRange(values, 3));
  }));
});
