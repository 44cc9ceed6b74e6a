import assert from "node:assert/strict";
import fc from "fast-check";
import { evidenceRows } from "../../../src/domain/measures/evidence.ts";
import { measure } from "../../../src/domain/measures/execute.ts";
import type { Condition, Measure } from "../../../src/domain/measures/measure.ts";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { compare, fromScaled, ZERO } from "../../../src/domain/values/rational.ts";
import { datasetOf } from "../dataset_of.ts";

const VIEW = { currency: null };

const rows = fc.array(
  fc.record({
    date: fc.constantFrom("2024-01-05", "2024-01-31", "2024-02-01", "2024-03-09", ""),
    cents: fc.option(fc.integer({ min: -100_000, max: 100_000 })),
    status: fc.constantFrom("paid", "PAID ", "failed", "refunded", "", "odd"),
    product: fc.constantFrom("A", " A", "B", ""),
  }),
  { minLength: 1, maxLength: 30 },
);

const conditions = fc.subarray<Condition>([
  { test: "payment", is: ["paid"] },
  { test: "positive", role: "amount" },
  { test: "present", role: "product" },
  { test: "equals", role: "product", value: "A" },
  { test: "present", role: "date" },
]);

interface Row {
  readonly date: string;
  readonly cents: number | null;
  readonly status: string;
  readonly product: string;
}

function datasetOfRows(all: readonly Row[]): Dataset {
  return datasetOf({
    date: all.map(({ date }) => date),
    amount: all.map(({ cents }) => cents === null ? "" : (cents / 100).toFixed(2)),
    status: all.map(({ status }) => status),
    product: all.map(({ product }) => product),
  });
}

function sumOf(dataset: Dataset, evidence: Uint32Array) {
  const numbers = dataset.roles.get("amount")?.numbers;
  if (!numbers) return ZERO;
  return fromScaled(evidence.reduce((sum, row) => sum + numbers.values[row]!, 0), numbers.scale);
}

Deno.test("adding up the evidence of a sum gives the sum back, whole and group by group", () => {
  fc.assert(fc.property(rows, conditions, (all, where) => {
    const dataset = datasetOfRows(all);
    const sum: Measure = { op: "sum", role: "amount", where };
    const grouped: Measure = { ...sum, by: [{ by: "period", unit: "month" }, { by: "role", role: "product" }] };
    const measured = measure(dataset, { sum, grouped }, VIEW);
    const evidence = evidenceRows(dataset, sum, VIEW);
    assert.equal(compare(sumOf(dataset, evidence), measured.value("sum") ?? ZERO), 0);
    assert.equal(evidence.length, measured.rows("sum"));
    for (const { keys, value, rows } of measured.groups("grouped")) {
      const own = evidenceRows(dataset, grouped, VIEW, keys);
      assert.equal(compare(sumOf(dataset, own), value!), 0);
      assert.equal(own.length, rows);
    }
  }));
});

Deno.test("rows in and rows excluded are all rows", () => {
  fc.assert(fc.property(rows, conditions, (all, where) => {
    const measured = measure(datasetOfRows(all), { rows: { op: "count", where } }, VIEW);
    const excluded = measured.exclusions("rows").reduce((sum, { count }) => sum + count, 0);
    assert.equal(measured.rows("rows") + excluded, all.length);
  }));
});

Deno.test("the evidence of orders holds the rows without an order id too", () => {
  const dataset = datasetOf({ order_id: ["o1", "", "o1"], amount: ["1", "2", ""] });
  assert.deepEqual([...evidenceRows(dataset, { op: "count", role: "amount", per: "order_id" }, VIEW)], [0, 1]);
});
