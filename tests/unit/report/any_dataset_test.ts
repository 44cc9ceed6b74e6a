import assert from "node:assert/strict";
import fc from "fast-check";
import { ReportOrchestrator } from "../../../src/domain/report/orchestrator.ts";
import { TEMPLATE_TYPES } from "../../../src/domain/report/report.ts";
import { formatDay } from "../../../src/domain/values/day.ts";
import { datasetOf } from "../dataset_of.ts";

const number = fc.integer({ min: 0, max: 300 }).map(String);
const amount = fc.oneof(
  fc.constant(""),
  fc.integer({ min: -5000, max: 90_000 }).map((cents) => (cents / 100).toFixed(2)),
);
const name = fc.constantFrom("", "A", "B 2", "C$", "two");

const CELLS = {
  date: fc.integer({ min: 19_700, max: 20_000 }).map(formatDay),
  amount,
  status: fc.constantFrom("paid", "failed", "refunded", "pending", "odd", ""),
  customer: name,
  product: name,
  currency: fc.constantFrom("USD", "USD", "EUR"),
  interval: fc.constantFrom("month", "year", ""),
  channel: name,
  campaign: name,
  spend: amount,
  leads: number,
  conversions: number,
  revenue: amount,
  expense: amount,
  category: name,
  cost: amount,
  stage: fc.constantFrom("Lead", "Trial", "Customer", "Lost"),
};

const arbitraryColumns = fc.subarray(Object.keys(CELLS) as (keyof typeof CELLS)[], { minLength: 2 }).chain((roles) =>
  fc.integer({ min: 1, max: 25 }).chain((rows) =>
    fc.record(
      Object.fromEntries(roles.map((role) => [role, fc.array(CELLS[role], { minLength: rows, maxLength: rows })])),
    )
  )
);

Deno.test("any dataset gives every report or a finding, without a fault, a refused sentence or a stray numeral", () => {
  fc.assert(
    fc.property(arbitraryColumns, fc.constantFrom(...TEMPLATE_TYPES), (columns, template) => {
      const outcome = new ReportOrchestrator(() => 0).generate({
        sourceName: "any.csv",
        datasetHash: "x",
        dataset: datasetOf(columns),
        validation: { findings: [], count: 0 },
        template,
        parameters: {},
        timezone: "UTC",
      });
      assert.deepEqual(outcome.thrown, []);
      assert.equal(outcome.success, !outcome.findings.some(({ severity }) => severity === "error"));
      assert.deepEqual(outcome.stages.filter(({ detail }) => outcome.success && detail !== undefined), []);
      for (const { sentences } of outcome.report?.narratives ?? []) {
        assert.ok(sentences.length > 0);
        for (const { text } of sentences) assert.doesNotMatch(text, /undefined|NaN|Infinity|not known|\[object/);
      }
    }),
    { numRuns: 100 },
  );
});
