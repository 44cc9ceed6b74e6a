import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDay } from "../../../src/domain/values/day.ts";
import { isComplete, PERIOD_UNITS, periodAt, periodKey, periodOf } from "../../../src/domain/values/period.ts";

const day = (text: string) => parseDay(text)!;

Deno.test("keys: 2024-12-30 lies in 2024-12-30, the week to 2025-01-05, 2024-12, 2024-Q4 and 2024", () => {
  assert.deepEqual(PERIOD_UNITS.map((unit) => periodKey(periodOf(day("2024-12-30"), unit))), [
    "2024-12-30",
    "2024-12-30/2025-01-05",
    "2024-12",
    "2024-Q4",
    "2024",
  ]);
});

Deno.test("February 2024 is [2024-02-01, 2024-03-01)", () => {
  const period = periodOf(day("2024-02-15"), "month");
  assert.equal(period.start, day("2024-02-01"));
  assert.equal(period.end, day("2024-03-01"));
});

Deno.test("a period is complete once its last day is reached", () => {
  const february = periodOf(day("2024-02-15"), "month");
  assert.ok(!isComplete(february, day("2024-02-28")));
  assert.ok(isComplete(february, day("2024-02-29")));
});

Deno.test("a period holds its days, meets the next one without a gap, and its ordinal finds it again", () => {
  fc.assert(fc.property(fc.integer({ min: -200000, max: 200000 }), fc.constantFrom(...PERIOD_UNITS), (d, unit) => {
    const period = periodOf(d, unit);
    assert.ok(period.start <= d && d < period.end);
    assert.equal(periodAt(period.ordinal + 1, unit).start, period.end);
    assert.deepEqual(periodAt(period.ordinal, unit), period);
  }));
});

Deno.test("keys sort as the periods do", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40000 }),
      fc.integer({ min: 0, max: 40000 }),
      fc.constantFrom(...PERIOD_UNITS),
      (a, b, unit) => {
        const left = periodOf(a, unit);
        const right = periodOf(b, unit);
        assert.equal(periodKey(left) < periodKey(right), left.ordinal < right.ordinal);
      },
    ),
  );
});
