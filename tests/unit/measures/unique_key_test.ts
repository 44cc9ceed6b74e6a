import assert from "node:assert/strict";
import { withoutUniqueKey } from "../../../src/domain/measures/unique_key.ts";
import type { Measure } from "../../../src/domain/measures/measure.ts";
import type { DatasetColumn } from "../../../src/domain/schema/dataset.ts";
import { datasetOf } from "../dataset_of.ts";

const ORDERS: Measure = { op: "count", role: "amount", per: "order_id" };

function staysPer(ids: readonly string[]): boolean {
  const dataset = datasetOf({ amount: ids.map(() => "1") });
  const encoder = new TextEncoder();
  const parts = ids.map((id) => encoder.encode(id));
  const offsets = new Uint32Array(ids.length + 1);
  parts.forEach((part, i) => offsets[i + 1] = offsets[i]! + part.length);
  const column: DatasetColumn = {
    ...dataset.roles.get("amount")!,
    role: "order_id",
    cells: { kind: "packed", offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) },
  };
  return withoutUniqueKey({ ...dataset, roles: new Map(dataset.roles).set("order_id", column) }, ORDERS).per !==
    undefined;
}

Deno.test("ids of which none repeats need no sums per id, whether they ascend or not", () => {
  assert.equal(staysPer(["A1", "A2", "A20", "B"]), false);
  assert.equal(staysPer(["B", "A20", "A2"]), false);
  assert.equal(staysPer(["A", "", ""]), false);
  assert.equal(staysPer(["É1", "É2"]), false);
});

Deno.test("ids that repeat, be it only once trimmed, do", () => {
  assert.equal(staysPer(["A1", "A1"]), true);
  assert.equal(staysPer(["A1", "A1 "]), true);
  assert.equal(staysPer(["A2", "A1", "A2"]), true);
});

Deno.test("a measure per nothing, or per a role without a column, stays as it is", () => {
  const dataset = datasetOf({ amount: ["1"] });
  assert.equal(withoutUniqueKey(dataset, ORDERS), ORDERS);
  const plain: Measure = { op: "count" };
  assert.equal(withoutUniqueKey(dataset, plain), plain);
});
