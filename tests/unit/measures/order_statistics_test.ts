import assert from "node:assert/strict";
import fc from "fast-check";
import { greatestOf, leastOf, medianOf } from "../../../src/domain/measures/order_statistics.ts";
import { compare, rational } from "../../../src/domain/values/rational.ts";

function medianBySorting(values: readonly number[]) {
  const sorted = values.map(BigInt).sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
  const upper = sorted.length >> 1;
  return rational(sorted[upper]! + sorted[sorted.length - 1 - upper]!, 2n);
}

const integers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });

Deno.test("median, least and greatest of numbers and of bigints are those of the sorted values", () => {
  fc.assert(fc.property(integers, (values) => {
    const bigints = values.map(BigInt);
    for (const sample of [Float64Array.from(values), bigints]) {
      assert.equal(compare(medianOf(sample), medianBySorting(values)), 0);
      assert.equal(leastOf(sample), BigInt(Math.min(...values)));
      assert.equal(greatestOf(sample), BigInt(Math.max(...values)));
    }
  }));
});

Deno.test("a long sample is counted into buckets first, and its median is the same", () => {
  const many = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.constantFrom(1, 100, 2 ** 40));
  fc.assert(
    fc.property(many, fc.infiniteStream(fc.integer({ min: -5000, max: 5000 })), ([odd, spread], stream) => {
      const values = [...stream.take(5000 + odd)].map((value) => value * spread);
      assert.equal(compare(medianOf(Float64Array.from(values)), medianBySorting(values)), 0);
    }),
    { numRuns: 10 },
  );
});

Deno.test("two far halves: the median of 3000 zeros and 3000 millions is 500000", () => {
  const values = Float64Array.from({ length: 6000 }, (_, i) => i % 2 * 1_000_000);
  assert.equal(compare(medianOf(values), rational(500_000)), 0);
});
