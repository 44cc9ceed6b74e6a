import assert from "node:assert/strict";
import { compareQuantities, rationalOf, signOf, sizeOf, sumOf } from "../../../src/domain/facts/order.ts";
import { onDay } from "../../../src/domain/values/quantity.ts";
import { count, pct, usd } from "../narrative/results.ts";

Deno.test("figures of one kind are put in order exactly", () => {
  assert.ok(compareQuantities(usd("9007199254740993.01"), usd("9007199254740993.00")) > 0);
  assert.ok(compareQuantities(pct(1.25), pct(1.5)) < 0);
  assert.equal(compareQuantities(onDay(5), onDay(5)), 0);
});

Deno.test("signs and sizes; a day is its own size", () => {
  assert.deepEqual([usd("-1"), usd("0"), usd("1"), count(-2), onDay(-3)].map(signOf), [-1, 0, 1, -1, -1]);
  assert.deepEqual(sizeOf(usd("-1.50")), usd("1.50"));
  assert.deepEqual(sizeOf(pct(-2)), pct(2));
  assert.deepEqual(sizeOf(onDay(-3)), onDay(-3));
});

Deno.test("a percent as shown is hundredths: 12.34 = 1234 / 100", () => {
  assert.deepEqual(rationalOf(pct(12.34)), { n: 1234n, d: 100n });
});

Deno.test("sums are exact: 0.10 + 0.20 = 0.30; 2 + 3 = 5; nothing has no sum", () => {
  assert.deepEqual(sumOf([usd("0.10"), usd("0.20")]), usd("0.30"));
  assert.deepEqual(sumOf([count(2), count(3)]), count(5));
  assert.equal(sumOf([]), null);
});
