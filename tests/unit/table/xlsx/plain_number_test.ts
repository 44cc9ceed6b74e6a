import assert from "node:assert/strict";
import fc from "fast-check";
import { hundredfold, plainNumber } from "../../../../src/domain/table/xlsx/plain_number.ts";

Deno.test("a number is written with the digits a spreadsheet keeps of it: 0.1 + 0.2 is 0.3", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0.1 + 0.2, "0.3"],
    [1234.5999999999999, "1234.6"],
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-2.5e16, "-25000000000000000"],
    [9007199254740991, "9007199254740991"],
    [-0, "0"],
    [-12.25, "-12.25"],
    [1 / 3, "0.333333333333333"],
    [99999999999999.99, "100000000000000"],
  ];
  for (const [number, text] of cases) assert.equal(plainNumber(number), text);
});

Deno.test("any number reads back within the 15th digit, and is plain digits", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, min: -1e308, max: 1e308 }), (number) => {
    const text = plainNumber(number);
    assert.match(text, /^-?\d+(\.\d*[1-9])?$/);
    assert.ok(Math.abs(Number(text) - number) <= Math.abs(number) * 1e-14);
  }));
});

Deno.test("a hundredfold moves the point and no digit: 0.125 is 12.5, 100 × 0.07 is 7", () => {
  const cases = {
    "0.125": "12.5",
    "0.07": "7",
    "1": "100",
    "-0.5": "-50",
    "12.3456": "1234.56",
    "0": "0",
    "0.0001": "0.01",
  };
  for (const [plain, hundred] of Object.entries(cases)) assert.equal(hundredfold(plain), hundred);
});

Deno.test("any decimal times a hundred is exact", () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(12), (units, scale) => {
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
    const plain = (units < 0n ? "-" : "") + digits.slice(0, digits.length - scale) +
      (scale === 0 ? "" : `.${digits.slice(digits.length - scale)}`);
    const [whole, fraction = ""] = hundredfold(plain).split(".");
    assert.equal(BigInt(`${whole}${fraction}`) * 10n ** BigInt(scale), units * 100n * 10n ** BigInt(fraction.length));
  }));
});
