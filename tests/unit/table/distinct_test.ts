import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextCells } from "../../../src/domain/table/column.ts";
import { areDistinct } from "../../../src/domain/table/distinct.ts";
import { utf8 } from "./cells.ts";
import { collisions } from "./collisions.ts";

function packed(texts: readonly string[]): TextCells {
  const parts = texts.map(utf8);
  const offsets = new Uint32Array(texts.length + 1);
  parts.forEach((part, i) => offsets[i + 1] = offsets[i]! + part.length);
  const bytes = new Uint8Array(offsets[texts.length]!);
  parts.forEach((part, i) => bytes.set(part, offsets[i]));
  return { kind: "packed", bytes, offsets };
}

function series(length: number, text: (i: number) => string): string[] {
  return Array.from({ length }, (_, i) => text(i));
}

Deno.test("running numbers are distinct, up or down, 9 before 10", () => {
  assert(areDistinct(packed(series(3000, (i) => `${i}`))));
  assert(areDistinct(packed(series(3000, (i) => `ORD-${9000 - i}`))));
});

Deno.test("ids in no order are distinct", () => {
  assert(areDistinct(packed(series(5000, (i) => `ch_${(i * 7919) % 5003}`))));
});

Deno.test("one repetition among 5,000 ids is found, and the answer is kept", () => {
  const ids = series(5000, (i) => `ch_${(i * 7919) % 5003}`);
  const cells = packed([...ids, ids[17]!]);
  assert.equal(areDistinct(cells), false);
  assert.equal(areDistinct(cells), false);
});

Deno.test("blank cells, spaces at an edge and other alphabets at an edge aren't certain", () => {
  for (const text of ["", " b", "b ", "é"]) assert.equal(areDistinct(packed(["a", text])), false);
});

Deno.test("ids chosen to have one hash aren't certain, rather than slow", () => {
  assert.equal(areDistinct(packed(collisions(11))), false);
  assert(areDistinct(packed(collisions(6))));
});

Deno.test("a dictionary holds what repeats", () => {
  assert.equal(areDistinct({ kind: "dictionary", codes: Uint8Array.of(0), values: ["a"] }), false);
});

Deno.test("cells that are certainly distinct are different texts, trimmed too", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "1", "é"), maxLength: 3 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      if (areDistinct(packed(texts))) assert.equal(new Set(texts.map((each) => each.trim())).size, texts.length);
    }),
    { numRuns: 2000 },
  );
});
