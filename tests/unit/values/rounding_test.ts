import assert from "node:assert/strict";
import fc from "fast-check";
import { decimalString, divideHalfAway, powerOfTen } from "../../../src/domain/values/rounding.ts";

Deno.test("halves go away from zero: 5/2 is 3, -5/2 is -3, 5/-2 is -3, -5/-2 is 3", () => {
  assert.equal(divideHalfAway(5n, 2n), 3n);
  assert.equal(divideHalfAway(-5n, 2n), -3n);
  assert.equal(divideHalfAway(5n, -2n), -3n);
  assert.equal(divideHalfAway(-5n, -2n), 3n);
});

Deno.test("below a half goes to the nearest: 7/5 is 1, -7/5 is -1, 0/9 is 0", () => {
  assert.equal(divideHalfAway(7n, 5n), 1n);
  assert.equal(divideHalfAway(-7n, 5n), -1n);
  assert.equal(divideHalfAway(0n, 9n), 0n);
});

Deno.test("a rounded quotient is never more than half a unit from the true one", () => {
  fc.assert(fc.property(fc.bigInt(), fc.bigInt().filter((d) => d !== 0n), (n, d) => {
    const rest = n - divideHalfAway(n, d) * d;
    const abs = (x: bigint) => x < 0n ? -x : x;
    assert.ok(2n * abs(rest) <= abs(d));
  }));
});

Deno.test("rounding is symmetric around zero", () => {
  fc.assert(fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (n, d) => {
    assert.equal(divideHalfAway(-n, d), -divideHalfAway(n, d));
  }));
});

Deno.test("decimal strings keep their scale: -5 at 2 is -0.05, 123456 at 2 is 1234.56, 7 at 0 is 7, 0 at 2 is 0.00", () => {
  assert.equal(decimalString(-5n, 2), "-0.05");
  assert.equal(decimalString(123456n, 2), "1234.56");
  assert.equal(decimalString(7n, 0), "7");
  assert.equal(decimalString(0n, 2), "0.00");
  assert.equal(powerOfTen(3), 1000n);
});
