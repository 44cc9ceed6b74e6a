import assert from "node:assert/strict";
import fc from "fast-check";
import { hashBytes } from "../../../src/domain/table/byte_dictionary.ts";
import { textIndex } from "../../../src/domain/measures/text_index.ts";
import type { TextCells } from "../../../src/domain/table/column.ts";

function packed(texts: readonly string[]): TextCells {
  const encoder = new TextEncoder();
  const parts = texts.map((text) => encoder.encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  parts.forEach((part, i) => offsets[i + 1] = offsets[i]! + part.length);
  return { kind: "packed", offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) };
}

function dictionary(texts: readonly string[]): TextCells {
  const values = [...new Set(texts)];
  return { kind: "dictionary", values, codes: Uint16Array.from(texts, (text) => values.indexOf(text)) };
}

function read(cells: TextCells): readonly string[] {
  const { codes, text } = textIndex(cells);
  return Array.from(codes, (code) => text(code));
}

const texts = fc.array(
  fc.oneof(fc.constantFrom("a", " a", "a ", "", "  ", "\u00a0a", "é", "\t"), fc.string()),
  { minLength: 1 },
);

Deno.test("both kinds of cells read as their trimmed texts, equal ones with one code", () => {
  fc.assert(fc.property(texts, (all) => {
    const trimmed = all.map((text) => text.toWellFormed().trim());
    for (const cells of [packed(all), dictionary(all)]) {
      const index = textIndex(cells);
      assert.deepEqual(read(cells).map((text) => text.toWellFormed()), trimmed);
      assert.equal(index.size, new Set(trimmed).size);
      assert.equal(index.blank === null ? undefined : index.text(index.blank), trimmed.find((text) => text === ""));
    }
  }));
});

Deno.test("thousands of distinct packed texts keep apart", () => {
  const all = Array.from({ length: 5000 }, (_, i) => `customer ${i % 2500}`);
  const index = textIndex(packed(all));
  assert.equal(index.size, 2500);
  assert.equal(index.codes[2500], 0);
  assert.equal(index.text(2499), "customer 2499");
});

Deno.test("texts chosen to collide are told apart all the same", () => {
  const all: string[] = [];
  const encoder = new TextEncoder();
  for (let i = 0; all.length < 700; i++) {
    const bytes = encoder.encode(`k${i}`);
    if ((hashBytes(bytes, 0, bytes.length) & 2047) === 0) all.push(`k${i}`);
  }
  const index = textIndex(packed([...all, all[0]!, " "]));
  assert.equal(index.size, 701);
  assert.equal(index.codes[700], 0);
  assert.equal(index.text(index.codes[699]!), all[699]);
  assert.equal(index.blank, 700);
});

Deno.test("an index is worked out once per column", () => {
  const cells = packed(["a"]);
  assert.equal(textIndex(cells), textIndex(cells));
});
