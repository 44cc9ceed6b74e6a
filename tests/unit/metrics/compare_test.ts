import assert from "node:assert/strict";
import { lastCompletePeriod, lastTwoComplete, partialComparison } from "../../../src/domain/metrics/compare.ts";
import type { MetricContext } from "../../../src/domain/metrics/metric.ts";
import { formatDay } from "../../../src/domain/values/day.ts";
import { periodKey, type PeriodUnit } from "../../../src/domain/values/period.ts";
import { datasetOf } from "../dataset_of.ts";
import { day } from "./computed.ts";

function contextOf(dates: readonly string[], asOf: string, period: PeriodUnit = "month"): MetricContext {
  const dataset = datasetOf({ date: dates, amount: dates.map(() => "1") });
  return { dataset, asOf: day(asOf), period, parameters: {}, currency: "USD" };
}

function compared(context: MetricContext): string {
  const comparison = lastTwoComplete(context);
  return "unit" in comparison
    ? comparison.reason
    : `${periodKey(comparison.previous)} → ${periodKey(comparison.current)}`;
}

Deno.test("the last complete month is the one whose last day has come", () => {
  const dates = ["2024-01-05", "2024-03-10"];
  assert.equal(compared(contextOf(dates, "2024-03-30")), "2024-01 → 2024-02");
  assert.equal(compared(contextOf(dates, "2024-03-31")), "2024-02 → 2024-03");
  assert.equal(compared(contextOf(dates, "2024-12-31")), "2024-02 → 2024-03");
});

Deno.test("weeks run from Monday to Sunday across the year", () => {
  const dates = ["2024-12-23", "2025-01-05"];
  assert.equal(compared(contextOf(dates, "2025-01-05", "week")), "2024-12-23/2024-12-29 → 2024-12-30/2025-01-05");
});

Deno.test("one complete period can't be compared, none at all has no last one", () => {
  assert.equal(compared(contextOf(["2024-01-05", "2024-02-05"], "2024-02-05")), "insufficient_periods");
  assert.equal(lastCompletePeriod(contextOf(["2024-02-05"], "2024-02-05")), null);
  assert.equal(lastCompletePeriod(contextOf([""], "2024-02-05")), null);
  assert.equal(compared(contextOf([""], "2024-02-05")), "insufficient_periods");
});

Deno.test("10 days of March stand beside the first 10 of February", () => {
  const partial = partialComparison(contextOf(["2024-01-05", "2024-03-10"], "2024-03-10"))!;
  assert.equal(periodKey(partial.period), "2024-03");
  assert.deepEqual(
    [partial.elapsed.start, partial.elapsed.end, partial.comparable.start, partial.comparable.end].map(formatDay),
    ["2024-03-01", "2024-03-11", "2024-02-01", "2024-02-11"],
  );
});

Deno.test("a complete last period, or the only one, has nothing partial beside it", () => {
  assert.equal(partialComparison(contextOf(["2024-01-05", "2024-03-10"], "2024-03-31")), null);
  assert.equal(partialComparison(contextOf(["2024-03-05", "2024-03-10"], "2024-03-10")), null);
  assert.equal(partialComparison(contextOf([""], "2024-03-10")), null);
});
