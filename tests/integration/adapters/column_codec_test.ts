import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeColumn, encodeColumn } from "../../../src/adapters/postgres/column_codec.ts";
import { cellText, type TextCells } from "../../../src/domain/table/column.ts";

function packed(texts: readonly string[]): TextCells {
  const parts = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(parts.length + 1);
  parts.forEach((part, row) => offsets[row + 1] = offsets[row]! + part.length);
  const bytes = new Uint8Array(offsets.at(-1)!);
  parts.forEach((part, row) => bytes.set(part, offsets[row]));
  return { kind: "packed", bytes, offsets };
}

function texts(cells: TextCells): readonly string[] {
  const rows = cells.kind === "packed" ? cells.offsets.length - 1 : cells.codes.length;
  return Array.from({ length: rows }, (_, row) => cellText(cells, row));
}

const numbers = fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -5000, max: 5000 }), fc.constant(NaN)), {
  minLength: 1,
});

Deno.test("any text comes back as it was", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (words) => {
    assert.deepEqual(texts(decodeColumn(encodeColumn({ cells: packed(words) })).cells!), words);
  }));
});

Deno.test("any dictionary comes back as it was, whatever the width of its codes", () => {
  for (const width of [Uint8Array, Uint16Array, Uint32Array]) {
    const cells: TextCells = { kind: "dictionary", codes: width.from([1, 0, 1, 2]), values: ["ü", "", 'a "b"\n'] };
    assert.deepEqual(decodeColumn(encodeColumn({ cells })).cells, cells);
  }
});

Deno.test("any whole multiples of 10^-scale come back as they were", () => {
  fc.assert(fc.property(numbers, fc.integer({ min: 0, max: 6 }), (values, scale) => {
    const column = { numbers: { values: Float64Array.from(values), scale, overflowRows: [2] } };
    assert.deepEqual(decodeColumn(encodeColumn(column)), column);
  }));
});

Deno.test("plain decimals are made again from their numbers: -0.05, 12.00, an empty cell", () => {
  const cells = packed(["-0.05", "12.00", "", "0.00", "90071992547409.91"]);
  const values = Float64Array.from([-5, 1200, NaN, 0, 9007199254740991]);
  const stored = encodeColumn({ cells, numbers: { values, scale: 2, overflowRows: [] } });
  assert.deepEqual(texts(decodeColumn(stored).cells!), texts(cells));
  assert.ok(new TextDecoder().decode(stored).includes('"canonical"'));
});

Deno.test("text that isn't its number's plain decimal is kept: $5.00, 05.00, 5, -0", () => {
  for (const odd of ["$5.00", "05.00", "5", "-0", "5.00 "]) {
    const cells = packed([odd, "6.00"]);
    const stored = encodeColumn({
      cells,
      numbers: { values: Float64Array.from([500, 600]), scale: 2, overflowRows: [] },
    });
    assert.deepEqual(texts(decodeColumn(stored).cells!), [odd, "6.00"]);
  }
});

Deno.test("days come back as they were", () => {
  const days = Int32Array.from([19782, -2147483648, 0, -1]);
  assert.deepEqual(decodeColumn(encodeColumn({ days })), { days });
});

Deno.test("bytes of another version or none are refused", () => {
  const stored = encodeColumn({ days: Int32Array.from([1]) });
  const other = new TextEncoder().encode(
    new TextDecoder("latin1").decode(stored).replace('"version":1', '"version":9'),
  );
  assert.throws(() => decodeColumn(other.slice()), /version 9|JSON/);
  assert.throws(() => decodeColumn(new Uint8Array([1, 0, 0, 0, 65])));
});
