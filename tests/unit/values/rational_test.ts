import assert from "node:assert/strict";
import fc from "fast-check";
import {
  absolute,
  add,
  compare,
  divide,
  fromScaled,
  isZero,
  multiply,
  negate,
  parseDecimal,
  rational,
  subtract,
  toFixed,
  toNumber,
  toScaled,
  ZERO,
} from "../../../src/domain/values/rational.ts";

const fractions = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => rational(n, d));

Deno.test("2/3 to two decimals is 0.67 and -2/3 is -0.67", () => {
  assert.equal(toFixed(rational(2, 3), 2), "0.67");
  assert.equal(toFixed(rational(-2, 3), 2), "-0.67");
});

Deno.test("82.5625 to two decimals is 82.56; 0.005 is 0.01; -0.005 is -0.01", () => {
  assert.equal(toFixed(rational(825625, 10000), 2), "82.56");
  assert.equal(toFixed(rational(5, 1000), 2), "0.01");
  assert.equal(toNumber(rational(-5, 1000)), -0.01);
});

Deno.test("a denominator below zero moves its sign up; a denominator of zero is a bug", () => {
  assert.deepEqual(rational(1, -2), { n: -1n, d: 2n });
  assert.throws(() => rational(1, 0), RangeError);
});

Deno.test("decimals are read exactly: -12.50, +3, .5 isn't one, 1e3 isn't one", () => {
  assert.deepEqual(parseDecimal("-12.50"), { n: -1250n, d: 100n });
  assert.deepEqual(parseDecimal(" +3 "), { n: 3n, d: 1n });
  assert.equal(parseDecimal(".5"), null);
  assert.equal(parseDecimal("1e3"), null);
});

Deno.test("dividing by zero has no answer", () => assert.equal(divide(rational(1), ZERO), null));

Deno.test("a sum less one of its parts is the other part", () => {
  fc.assert(fc.property(fractions, fractions, (a, b) => assert.equal(compare(subtract(add(a, b), b), a), 0)));
});

Deno.test("a product divided by one factor is the other", () => {
  fc.assert(fc.property(fractions, fractions.filter((b) => !isZero(b)), (a, b) => {
    assert.equal(compare(divide(multiply(a, b), b)!, a), 0);
  }));
});

Deno.test("comparing agrees with the sign of the difference", () => {
  fc.assert(fc.property(fractions, fractions, (a, b) => {
    const difference = subtract(a, b).n;
    assert.equal(compare(a, b), difference < 0n ? -1 : difference > 0n ? 1 : 0);
  }));
});

Deno.test("the absolute value of a fraction and of its negative are the same", () => {
  fc.assert(fc.property(fractions, (a) => assert.equal(compare(absolute(a), absolute(negate(a))), 0)));
});

Deno.test("what has two decimals survives the way to text and back", () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (minor) => {
    const text = toFixed(fromScaled(minor, 2), 2);
    assert.equal(toScaled(parseDecimal(text)!, 2), minor);
  }));
});
