import assert from "node:assert/strict";
import { scanCsv } from "../../../src/domain/table/scan_csv.ts";
import { understand } from "../../../src/domain/schema/understand.ts";
import { findMetric } from "../../../src/domain/metrics/catalog.ts";
import { computeMetrics } from "../../../src/domain/metrics/compute.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { periodOf } from "../../../src/domain/values/period.ts";
import { rational } from "../../../src/domain/values/rational.ts";
import type { Reason } from "../../../src/domain/values/reason.ts";
import { goldenBytes, type GoldenCase, goldenCases } from "./case.ts";
import { assertDetail, assertFigure } from "./expected.ts";

const REASONS: Readonly<Record<string, Reason>> = {
  insufficient_periods: "insufficient_periods",
  previous_period_zero: "zero_denominator",
  zero_conversions: "zero_denominator",
  cash_balance_required: "missing_parameter",
  mixed_currencies: "mixed_currency",
  no_billing_period: "not_recurring",
  ambiguous_date_format: "ambiguous_column",
};

// A cell past 2^53−1 cents is not read, so the total isn't known: it is never the sum of the remaining cells.
const OVERFLOWING = new Set(["inputs/huge_integers.csv"]);

function datasetOf(golden: GoldenCase): Dataset {
  const table = scanCsv(goldenBytes(golden.input));
  assert.ok(table.ok, table.ok ? "" : table.error.detail);
  return understand(table.value, {}, { currency: "USD", timezone: "UTC" });
}

function compute(golden: GoldenCase): MetricResult {
  const dataset = datasetOf(golden);
  const { period = "month", avg_lifespan_months, cash_balance } = golden.params ?? {};
  const run = computeMetrics(dataset, [findMetric(golden.metric)!], {
    period,
    asOf: dataset.span ? periodOf(dataset.span.last, period).end - 1 : undefined,
    parameters: {
      lifespanMonths: avg_lifespan_months,
      cashBalance: cash_balance === undefined ? undefined : rational(cash_balance),
    },
  });
  return run.results.get(golden.metric)!;
}

for (const golden of goldenCases().filter(({ metric }) => !metric.startsWith("ts."))) {
  const value = golden.value === null ? golden.null_reason : golden.value;
  if (golden.null_reason === "empty" || golden.null_reason === "no_data_rows") {
    Deno.test(`${golden.case}: a file without rows is refused in words`, () => {
      const table = scanCsv(goldenBytes(golden.input));
      assert.ok(!table.ok && table.error.code === "validation_failed");
    });
  } else if (OVERFLOWING.has(golden.input)) {
    Deno.test(`${golden.case}: cells past 2^53−1 cents leave the figure unknown`, () => {
      const { value: figure } = compute(golden);
      assert.equal(figure.unit === "none" ? figure.reason : figure, "overflow");
    });
  } else if (golden.value === null) {
    Deno.test(`${golden.case}: not known, ${value}`, () => {
      const { value: figure } = compute(golden);
      assert.equal(figure.unit === "none" ? figure.reason : figure, REASONS[golden.null_reason!]);
    });
  } else {
    Deno.test(`${golden.case} is ${value}`, () => {
      const result = compute(golden);
      assertFigure(result.value, golden.value, golden.metric);
      assertDetail(result, golden.detail ?? {});
    });
  }
}

Deno.test("in a file of three currencies each stands for itself: EUR 410.00, JPY 15,000, USD 210.00", () => {
  const golden = goldenCases().find((one) => one.case === "mixed-currency-total-revenue")!;
  const { byCurrency } = compute(golden);
  for (const [currency, amount] of Object.entries(golden.detail!.by_currency as Record<string, string>)) {
    assertFigure(byCurrency?.[currency]?.value, amount, currency);
  }
});
