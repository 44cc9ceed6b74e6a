import assert from "node:assert/strict";
import { scanCsv } from "../../../src/domain/table/scan_csv.ts";
import { understand } from "../../../src/domain/schema/understand.ts";
import type { TimeSeriesRequest } from "../../../src/domain/metrics/series/operations.ts";
import { timeSeries, type TimeSeriesResult } from "../../../src/domain/metrics/series/time_series.ts";
import { compare, parseDecimal } from "../../../src/domain/values/rational.ts";
import { periodOf } from "../../../src/domain/values/period.ts";
import { goldenBytes, type GoldenCase, goldenCases } from "./case.ts";

type Json = Readonly<Record<string, unknown>>;

function ask({ metric, input, params = {} }: GoldenCase): TimeSeriesResult {
  const table = scanCsv(goldenBytes(input));
  assert.ok(table.ok);
  const dataset = understand(table.value, {}, { currency: "USD", timezone: "UTC" });
  const period = params.period ?? "day";
  const asked = { role: "amount", period, asOf: periodOf(dataset.span!.last, period).end - 1 } as const;
  const requests: Readonly<Record<string, TimeSeriesRequest>> = {
    "ts.group_by_period": { ...asked, operation: "group", aggregate: params.agg ?? "sum" },
    "ts.calculate_growth": { ...asked, operation: "growth" },
    "ts.moving_average": { ...asked, operation: "moving_average", window: params.window ?? 1 },
    "ts.detect_trend": { ...asked, operation: "trend" },
    "ts.period_comparison": { ...asked, operation: "period_comparison" },
    "ts.get_date_range": { ...asked, operation: "date_range" },
    "ts.fill_missing_periods": { ...asked, operation: "fill_missing_periods" },
    "ts.seasonal_pattern": { ...asked, operation: "seasonal_pattern", by: params.by ?? "month" },
    "ts.outliers": { ...asked, operation: "outliers", method: params.method ?? "iqr", threshold: params.threshold },
  };
  return timeSeries(dataset, requests[metric]!);
}

/** The same number, however many zeros it is written with; null is null. */
function same(actual: unknown, expected: unknown, what: string): void {
  if (expected === null) return assert.equal(actual, null, what);
  const left = parseDecimal(String(actual));
  assert.ok(left && compare(left, parseDecimal(String(expected))!) === 0, `${what}: ${actual} ≠ ${expected}`);
}

/** Compares entries of a series with a golden table of periods, field by field. */
function samePeriods(
  result: readonly Json[],
  expected: Json,
  key: string,
  fields: Readonly<Record<string, string>>,
): void {
  assert.deepEqual(result.map((entry) => entry[key]), Object.keys(expected));
  for (const entry of result) {
    const wanted = expected[String(entry[key])];
    for (const [ours, golden] of Object.entries(fields)) {
      const value = golden === "" ? wanted : (wanted as Json)[golden];
      same(entry[ours], value, `${entry[key]} ${ours}`);
    }
  }
}

/** Compares one answer, field by field. */
function sameFields(result: Json, expected: Json, fields: Readonly<Record<string, string>>): void {
  for (const [ours, golden] of Object.entries(fields)) {
    const text = typeof expected[golden] === "string" && parseDecimal(expected[golden]) === null;
    if (text) assert.equal(result[ours], expected[golden], ours);
    else same(result[ours], expected[golden], ours);
  }
}

const DEMANDS: Readonly<Record<string, (result: never, expected: never) => void>> = {
  "ts.group_by_period": (result, expected) => samePeriods(result, expected, "period", { value: "" }),
  "ts.fill_missing_periods": (result, expected) => samePeriods(result, expected, "period", { value: "" }),
  "ts.moving_average": (result, expected) => samePeriods(result, expected, "period", { average: "" }),
  "ts.seasonal_pattern": (result, expected) => samePeriods(result, expected, "season", { mean: "" }),
  "ts.calculate_growth": (result, expected) =>
    samePeriods(result, expected, "period", {
      value: "value",
      previous: "previous",
      change: "change",
      change_percent: "growth_pct",
    }),
  "ts.period_comparison": (result, expected) =>
    sameFields(result, expected, {
      current_period: "current_period",
      current: "current",
      previous_period: "previous_period",
      previous: "previous",
      change: "change",
      change_percent: "change_pct",
    }),
  "ts.get_date_range": (result, expected) =>
    sameFields(result, expected, { first: "min_date", last: "max_date", days: "days", records: "records" }),
  "ts.detect_trend": (result, expected) =>
    sameFields(result, expected, {
      direction: "trend",
      correlation: "correlation",
      first: "first_value",
      last: "last_value",
      change_percent: "total_change_pct",
      periods: "data_points",
    }),
  "ts.outliers": (result: { rows: readonly { index: number; value: string }[] }, expected: Json) => {
    assert.deepEqual(result.rows.map(({ index }) => index), expected.rows);
    assert.deepEqual(result.rows.map(({ value }) => value), expected.values);
  },
};

for (const golden of goldenCases().filter(({ metric }) => metric.startsWith("ts."))) {
  Deno.test(`${golden.case} gives the golden figures`, () => {
    const answer = ask(golden);
    assert.ok(answer.result !== null);
    DEMANDS[golden.metric]!(answer.result as never, golden.value as never);
  });
}
