import assert from "node:assert/strict";
import { relativeChange } from "../../../src/domain/values/change.ts";
import { count, decimal, isKnown, money, onDay, percent } from "../../../src/domain/values/quantity.ts";
import { rational } from "../../../src/domain/values/rational.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";

Deno.test("growth of 300 over 200 is (300 - 200) / 200 = 50 %", () => {
  const change = relativeChange(rational(300), rational(200));
  assert.ok("n" in change);
  assert.deepEqual(percent(change), { unit: "percent", number: 50 });
});

Deno.test("a fall from 40.00 to -25.25 is (-25.25 - 40) / 40 = -163.125 %, rounded to -163.13", () => {
  const change = relativeChange(rational(-2525, 100), rational(4000, 100));
  assert.ok("n" in change);
  assert.deepEqual(percent(change), { unit: "percent", number: -163.13 });
});

Deno.test("a base of zero or below has no percent change", () => {
  assert.deepEqual(relativeChange(rational(5), rational(0)), {
    unit: "none",
    reason: "zero_denominator",
    detail: "the earlier figure is zero",
  });
  assert.deepEqual(relativeChange(rational(5), rational(-1)), {
    unit: "none",
    reason: "negative_base",
    detail: "the earlier figure is below zero",
  });
});

Deno.test("quantities are rounded once: 1/3 is 0.33, 33.33 % and $0.33", () => {
  const third = rational(1, 3);
  assert.deepEqual(decimal(third), { unit: "number", number: 0.33 });
  assert.deepEqual(decimal(third, "ratio"), { unit: "ratio", number: 0.33 });
  assert.deepEqual(percent(third), { unit: "percent", number: 33.33 });
  assert.deepEqual(money(third, "USD"), { unit: "money", money: { minor: 33n, currency: "USD" } });
});

Deno.test("a figure is known unless it says why not", () => {
  assert.ok(isKnown(count(0)));
  assert.ok(isKnown(onDay(0)));
  assert.ok(!isKnown(unavailable("no_rows", "there are no rows")));
});
