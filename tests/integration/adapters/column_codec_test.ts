import assert from "node:assert/strict";
import fc from "fast-check";
import { type ColumnContent, decodeColumn, encodeColumn } from "../../../src/adapters/postgres/column_codec.ts";
import { packColumns, packRows } from "../../../src/adapters/postgres/stored_dataset.ts";
import { cellText, type TextCells } from "../../../src/domain/table/column.ts";
import { revenueCsv } from "../../bench/revenue_csv.ts";
import { readText } from "../../support/read_text.ts";

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

/** The column after a way to the database and back. */
function stored(content: ColumnContent): ColumnContent {
  return decodeColumn(encodeColumn(content));
}

const numbers = fc.array(
  fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -5000, max: 5000 }),
    fc.constantFrom(NaN, -0, 2 ** 31, -(2 ** 31), 2 ** 53 - 1),
  ),
  { minLength: 1 },
);

Deno.test("any text comes back as it was", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "grapheme" })), (words) => {
    assert.deepEqual(texts(stored({ cells: packed(words) }).cells!), words);
  }));
});

Deno.test("any dictionary comes back as it was, whatever the width of its codes", () => {
  for (const width of [Uint8Array, Uint16Array, Uint32Array]) {
    const cells: TextCells = { kind: "dictionary", codes: width.from([1, 0, 1, 2]), values: ["ü", "", 'a "b"\n'] };
    assert.deepEqual(stored({ cells }), { cells });
  }
});

Deno.test("any whole multiples of 10^-scale come back as they were", () => {
  fc.assert(fc.property(numbers, fc.integer({ min: 0, max: 6 }), (values, scale) => {
    const column = { numbers: { values: Float64Array.from(values), scale, overflowRows: [2] } };
    assert.deepEqual(stored(column), column);
  }));
});

Deno.test("any text beside any numbers comes back as it was, spelled out by them or not", () => {
  const cell = fc.oneof(
    fc.tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.constantFrom("", " ", "$", "0", "-")),
    fc.constant(null),
  );
  fc.assert(fc.property(fc.array(cell, { minLength: 1 }), fc.integer({ min: 0, max: 3 }), (cells, scale) => {
    const words = cells.map((cell) => cell === null ? "" : cell[1] + (cell[0] / 10 ** scale).toFixed(scale));
    const values = Float64Array.from(cells, (cell) => cell === null ? NaN : cell[0]);
    const column = { cells: packed(words), numbers: { values, scale, overflowRows: [] } };
    assert.deepEqual(stored(column), column);
  }));
});

Deno.test("plain decimals cost their numbers only: -0.05, 12.00, an empty cell", () => {
  const cells = packed(["-0.05", "12.00", "", "0.00", "90071992547409.91"]);
  const values = Float64Array.from([-5, 1200, NaN, 0, 9007199254740991]);
  const column = { numbers: { values, scale: 2, overflowRows: [] } };
  const noted = '{"kind":"cells","note":{"form":"canonical"},"parts":0}';
  assert.deepEqual(texts(stored({ ...column, cells }).cells!), texts(cells));
  assert.equal(encodeColumn({ ...column, cells }).length, encodeColumn(column).length + noted.length + 1);
});

Deno.test("text that isn't its number's plain decimal is kept: $5.00, 05.00, 5, -0", () => {
  for (const odd of ["$5.00", "05.00", "5", "-0", "5.00 "]) {
    const values = Float64Array.from([500, 600]);
    const { cells } = stored({ cells: packed([odd, "6.00"]), numbers: { values, scale: 2, overflowRows: [] } });
    assert.deepEqual(texts(cells!), [odd, "6.00"]);
  }
});

Deno.test("days come back as they were", () => {
  const days = Int32Array.from([19782, -2147483648, 0, -1]);
  assert.deepEqual(stored({ days }), { days });
});

Deno.test("a dataset of 20,000 rows takes at most a quarter of its CSV", async () => {
  const { bytes } = revenueCsv(20_000);
  const { dataset } = await readText(new TextDecoder().decode(bytes));
  const columns = packColumns(dataset).reduce((sum, { content }) => sum + content.length, 0);
  assert.ok(columns + packRows(dataset).length <= bytes.length / 4);
});

Deno.test("a byte that changed is noticed, wherever it is", () => {
  const column = encodeColumn({ cells: packed(["one", "two", "three"]), days: Int32Array.from([1, 2, 3]) });
  for (const [at, byte] of column.entries()) {
    assert.throws(() => decodeColumn(column.with(at, byte ^ 1)), /damaged|doesn't know/, `byte ${at}`);
  }
});

Deno.test("what is cut short, of another version or nothing of the kind is refused in words", () => {
  const column = encodeColumn({ days: Int32Array.from([1]) });
  assert.throws(() => decodeColumn(column.subarray(0, -1)), /damaged/);
  assert.throws(() => decodeColumn(column.subarray(0, 5)), /damaged/);
  assert.throws(() => decodeColumn(column.with(3, 9)), /doesn't know/);
  assert.throws(() => decodeColumn(new Uint8Array()), /doesn't know/);
});
