import assert from "node:assert/strict";
import { measure } from "../../../src/domain/measures/execute.ts";
import { toNumber } from "../../../src/domain/values/rational.ts";
import { datasetOf } from "../dataset_of.ts";

const SIZE = 17_000;
const MANY = datasetOf({
  customer: Array.from({ length: SIZE }, (_, i) => `c${i % (SIZE - 500)}`),
  order_id: Array.from({ length: SIZE }, (_, i) => `o${i}`),
  amount: Array.from({ length: SIZE }, () => "1"),
}, { mapping: { customer: "customer", order_id: "order_id", amount: "amount" } });

Deno.test("of many customers and orders only the pairs that occur become groups: 17,000", () => {
  const groups = measure(MANY, {
    pairs: { op: "count", by: [{ by: "role", role: "customer" }, { by: "role", role: "order_id" }] },
  }, { currency: null }).groups("pairs");
  assert.equal(groups.length, SIZE);
  assert.deepEqual(groups.at(-1)!.keys, ["c499", `o${SIZE - 1}`]);
});

Deno.test("distinct orders of each customer, where pairs are too many to mark each by a bit: 500 customers have 2", () => {
  const groups = measure(MANY, {
    orders: { op: "count_distinct", role: "order_id", by: [{ by: "role", role: "customer" }] },
  }, { currency: null }).groups("orders");
  assert.equal(groups.filter(({ value }) => toNumber(value!) === 2).length, 500);
  assert.equal(groups.filter(({ value }) => toNumber(value!) === 1).length, SIZE - 1000);
});
