import assert from "node:assert/strict";
import fc from "fast-check";
import { CATALOG } from "../../../src/domain/metrics/catalog.ts";
import { computeMetrics } from "../../../src/domain/metrics/compute.ts";
import type { MetricResult } from "../../../src/domain/metrics/metric.ts";
import type { Figure } from "../../../src/domain/values/quantity.ts";
import { datasetOf } from "../dataset_of.ts";
import { day } from "./computed.ts";

const ROW = fc.record({
  date: fc.constantFrom("2024-01-03", "2024-01-29", "2024-02-02", "2024-02-28", "2024-03-31", ""),
  amount: fc.integer({ min: -50_000, max: 90_000 }).map((cents) => (cents / 100).toFixed(2)),
  status: fc.constantFrom("paid", "paid", "Paid ", "refunded", "failed", "pending", ""),
  customer: fc.constantFrom("a", "b", "c", "d", ""),
  product: fc.constantFrom("Basic", "Pro", " Pro", ""),
  channel: fc.constantFrom("Ads", "Mail"),
  order_id: fc.constantFrom("1", "2", "3", "4", ""),
  refund_amount: fc.constantFrom("", "", "5.00"),
  interval: fc.constantFrom("monthly", "annual", ""),
});

type Row = typeof ROW extends fc.Arbitrary<infer T> ? T : never;

const ROLES = [
  "date",
  "amount",
  "status",
  "customer",
  "product",
  "channel",
  "order_id",
  "refund_amount",
  "interval",
] as const;

/** With one row of every kind, so that columns are understood alike whatever the others are. */
const SEED: Row = {
  date: "2024-03-31",
  amount: "1.50",
  status: "paid",
  customer: "a",
  product: "Basic",
  channel: "Ads",
  order_id: "1",
  refund_amount: "5.00",
  interval: "monthly",
};

function resultsOf(rows: readonly Row[]): ReadonlyMap<string, MetricResult> {
  const columns = Object.fromEntries(ROLES.map((role) => [role, rows.map((row) => row[role])]));
  const mapping = Object.fromEntries(ROLES.map((role) => [role, role]));
  return computeMetrics(datasetOf(columns, { mapping }), CATALOG, { asOf: day("2024-03-31") }).results;
}

const ROWS = fc.array(ROW, { maxLength: 25 }).map((rows) => [SEED, ...rows]);

function text(results: ReadonlyMap<string, MetricResult>): string {
  return JSON.stringify([...results], (_, value) => typeof value === "bigint" ? `${value}n` : value, 1);
}

function minor(figure: Figure | undefined): bigint {
  assert.ok(figure?.unit === "money");
  return figure.money.minor;
}

Deno.test("the order of rows changes no metric", () => {
  const shuffled = ROWS.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))
  );
  fc.assert(
    fc.property(shuffled, ([rows, permuted]) => {
      assert.equal(text(resultsOf(permuted)), text(resultsOf(rows)));
    }),
    { numRuns: 60 },
  );
});

Deno.test("the parts of a change add up to the change, by product, customer and channel", () => {
  fc.assert(
    fc.property(ROWS, (rows) => {
      const results = resultsOf(rows);
      const growth = results.get("revenue_growth")!;
      for (const role of ["product", "customer", "channel"]) {
        const { value, parts = [] } = results.get(`revenue_change_by_${role}`)!;
        if (value.unit !== "money") continue;
        assert.equal(parts.reduce((sum, { figures }) => sum + minor(figures.change), 0n), minor(value));
        assert.equal(minor(value), minor(growth.figures?.change));
      }
    }),
    { numRuns: 60 },
  );
});

Deno.test("products and periods add up to net revenue, and gross − refunds is net", () => {
  fc.assert(
    fc.property(ROWS, (rows) => {
      const results = resultsOf(rows);
      const total = results.get("total_revenue")!;
      const byProduct = results.get("revenue_by_product")!;
      const byPeriod = results.get("revenue_by_period")!;
      assert.equal(minor(total.figures?.gross) - minor(total.figures?.refunds), minor(total.value));
      assert.equal(
        (byProduct.parts ?? []).reduce((sum, { figures }) => sum + minor(figures.revenue), 0n),
        minor(total.value),
      );
      const inPeriods = (byPeriod.series ?? []).reduce((sum, { figures }) => sum + minor(figures.revenue), 0n);
      assert.equal(inPeriods + minor(byPeriod.figures?.undated), minor(total.value));
    }),
    { numRuns: 60 },
  );
});
