import assert from "node:assert/strict";
import fc from "fast-check";
import { largest } from "../../../src/domain/metrics/largest.ts";

Deno.test("the largest are the first of the sorted items, the rest are all others", () => {
  fc.assert(fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), (items, size) => {
    const descending = (a: number, b: number) => b - a;
    const sorted = [...items].sort(descending);
    const { first, rest } = largest(items, size, descending);
    assert.deepEqual(first, sorted.slice(0, size));
    assert.deepEqual([...rest].sort(descending), sorted.slice(size));
  }));
});
