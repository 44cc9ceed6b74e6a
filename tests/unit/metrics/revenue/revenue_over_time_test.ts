import assert from "node:assert/strict";
import { revenueByPeriod } from "../../../../src/domain/metrics/revenue/revenue_by_period.ts";
import { revenueGrowth } from "../../../../src/domain/metrics/revenue/revenue_growth.ts";
import { revenueUnusualPeriods } from "../../../../src/domain/metrics/revenue/revenue_unusual_periods.ts";
import { periodKey } from "../../../../src/domain/values/period.ts";
import type { MetricResult } from "../../../../src/domain/metrics/metric.ts";
import { brief, briefly, computed, day } from "../computed.ts";

function series(result: MetricResult): readonly (readonly [string, boolean, Record<string, string>])[] {
  return (result.series ?? []).map(({ period, complete, figures }) => [periodKey(period), complete, briefly(figures)]);
}

const GAPS = ["date | amount", "2024-01-10 | 100", "2024-02-10 | 120", "2024-05-10 | 90", " | 7"];

Deno.test("months without rows are 0: 100, 120, 0, 0, 90 = 310, and 7 undated", () => {
  const result = computed(revenueByPeriod, GAPS);
  assert.equal(brief(result.value), "310.00");
  assert.deepEqual(briefly(result.figures), { undated: "7.00", period_count: "3" });
  assert.deepEqual(series(result), [
    ["2024-01", true, { revenue: "100.00", transactions: "1" }],
    ["2024-02", true, { revenue: "120.00", transactions: "1" }],
    ["2024-03", true, { revenue: "0.00", transactions: "0" }],
    ["2024-04", true, { revenue: "0.00", transactions: "0" }],
    ["2024-05", false, { revenue: "90.00", transactions: "1" }],
  ]);
});

Deno.test("with a refund column January is 100 − 30 = 70, and a refund in February alone −20", () => {
  const result = computed(revenueByPeriod, [
    "date | amount | refund_amount",
    "2024-01-10 | 100 | 30",
    "2024-02-10 | | 20",
  ]);
  assert.deepEqual(series(result).map(([, , { revenue }]) => revenue), ["70.00", "-20.00"]);
});

Deno.test("a stray year makes no million of empty days", () => {
  const result = computed(revenueByPeriod, ["date | amount", "1924-01-10 | 100", "2024-05-10 | 90"], { period: "day" });
  assert.deepEqual(series(result).map(([key]) => key), ["1924-01-10", "2024-05-10"]);
});

Deno.test("without a dated paid amount there is no series", () => {
  const rows = ["date | amount | status", "2024-01-10 | 100 | failed"];
  assert.equal(brief(computed(revenueByPeriod, rows).value), "no_rows");
  assert.equal(brief(computed(revenueGrowth, rows).value), "no_rows");
});

Deno.test("growth of −25.25 over 40 is (−25.25 − 40) / 40 = −163.13 %", () => {
  const result = computed(revenueGrowth, [
    "date | amount",
    "2024-01-05 | 180",
    "2024-02-02 | 120",
    "2024-02-10 | -80",
    "2024-03-01 | -35.50",
    "2024-03-15 | 10.25",
  ], { asOf: day("2024-03-31") });
  assert.equal(brief(result.value), "-163.13");
  assert.deepEqual(briefly(result.figures), { current: "-25.25", previous: "40.00", change: "-65.25" });
  assert.deepEqual(series(result), [
    ["2024-02", true, { revenue: "40.00" }],
    ["2024-03", true, { revenue: "-25.25" }],
  ]);
  assert.equal(periodKey(result.period!), "2024-03");
});

Deno.test("a month that isn't over is compared with as many days: 5 days' 90 over 60 is +50 %, and growth is February's", () => {
  const result = computed(revenueGrowth, [
    "date | amount",
    "2024-01-05 | 100",
    "2024-02-03 | 60",
    "2024-02-20 | 90",
    "2024-03-05 | 90",
  ]);
  assert.equal(brief(result.value), "50");
  assert.deepEqual(briefly(result.figures), {
    current: "150.00",
    previous: "100.00",
    change: "50.00",
    partial_current: "90.00",
    partial_comparable: "60.00",
    partial_change: "50",
  });
});

Deno.test("30 days of March stand beside all 29 of February", () => {
  const result = computed(revenueGrowth, ["date | amount", "2024-02-29 | 10", "2024-03-30 | 15"]);
  assert.equal(brief(result.value), "insufficient_periods");
  assert.equal(brief(result.figures?.partial_comparable), "10.00");
  assert.equal(brief(result.figures?.partial_change), "50");
});

Deno.test("growth from nothing has no percentage: 90 over 0", () => {
  const result = computed(revenueGrowth, GAPS, { asOf: day("2024-05-31") });
  assert.equal(brief(result.value), "zero_denominator");
  assert.equal(brief(result.figures?.previous), "0.00");
});

Deno.test("growth from below zero has no percentage: 10 over −5", () => {
  const rows = ["date | amount", "2024-01-10 | -5", "2024-02-10 | 10"];
  assert.equal(brief(computed(revenueGrowth, rows, { asOf: day("2024-02-29") }).value), "negative_base");
});

const STEADY = ["date | amount", ...[10, 11, 10, 12, 11, 10].map((amount, i) => `2024-0${i + 1}-03 | ${amount}`)];

Deno.test("median 11, deviation 1: 40 is further than 3 × 1 away, 12 isn't", () => {
  const result = computed(revenueUnusualPeriods, [...STEADY, "2024-07-31 | 40"]);
  assert.equal(brief(result.value), "1");
  assert.deepEqual(series(result), [["2024-07", true, { revenue: "40.00", expected: "11.00" }]]);
});

Deno.test("six complete months are enough, five aren't", () => {
  assert.equal(brief(computed(revenueUnusualPeriods, STEADY, { asOf: day("2024-06-30") }).value), "0");
  assert.equal(brief(computed(revenueUnusualPeriods, STEADY).value), "insufficient_periods");
});

Deno.test("where most days have no revenue none of them is unusual", () => {
  const result = computed(revenueUnusualPeriods, ["date | amount", "2024-01-01 | 5", "2024-01-20 | 900"], {
    period: "day",
  });
  assert.equal(brief(result.value), "0");
  assert.equal(result.notes?.length, 1);
});
