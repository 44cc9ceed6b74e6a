import assert from "node:assert/strict";
import fc from "fast-check";
import { NumberIndex } from "../../../src/domain/measures/number_index.ts";

Deno.test("ids are consecutive in order of first appearance, whatever the numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { maxLength: 3000 }), (numbers) => {
      const index = new NumberIndex();
      const ids = numbers.map((number) => index.idOf(number));
      const distinct = [...new Set(numbers)];
      assert.deepEqual(ids, numbers.map((number) => distinct.indexOf(number)));
      assert.equal(index.size, distinct.length);
      distinct.forEach((number, id) => assert.equal(index.key(id), number));
    }),
    { numRuns: 20 },
  );
});

Deno.test("thousands of numbers keep apart", () => {
  const index = new NumberIndex();
  for (let i = 0; i < 10_000; i++) assert.equal(index.idOf(i * 2 ** 31), i);
  assert.equal(index.idOf(2 ** 31), 1);
});
