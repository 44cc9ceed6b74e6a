import assert from "node:assert/strict";
import { cellText } from "../../../src/domain/table/column.ts";
import { hashBytes } from "../../../src/domain/table/byte_dictionary.ts";
import { rowsOf, tableOf, utf8 } from "./cells.ts";
import { collisions } from "./collisions.ts";

/** The only column of `cells`, read from a CSV of one column. */
function columnOf(cells: readonly string[]) {
  const table = tableOf(`cell\n${cells.join("\n")}\n`);
  assert.equal(table.rowCount, cells.length);
  const column = table.columns[0]!.cells;
  cells.forEach((cell, row) => assert.equal(cellText(column, row), cell));
  return column;
}

function series(length: number, cell: (i: number) => string): string[] {
  return Array.from({ length }, (_, i) => cell(i));
}

Deno.test("what repeats becomes a dictionary, with codes as narrow as its size allows", () => {
  const few = columnOf(series(9000, (i) => `status ${i % 7}`));
  assert(few.kind === "dictionary" && few.codes instanceof Uint8Array && few.values.length === 7);
  const more = columnOf(series(9000, (i) => `C${(i * 7) % 1000}`));
  assert(more.kind === "dictionary" && more.codes instanceof Uint16Array && more.values.length === 1000);
  const many = columnOf(series(400_000, (i) => `C${(Math.imul(i, 0x9e3779b1) >>> 4) % 70_000}`));
  assert(many.kind === "dictionary" && many.codes instanceof Uint32Array && many.values.length === 70_000);
});

Deno.test("unique ids are packed, in a short file as in a long one", () => {
  assert.equal(columnOf(series(5, (i) => `ORD-${i}`)).kind, "packed");
  assert.equal(columnOf(series(9000, (i) => `ORD-${i}`)).kind, "packed");
});

Deno.test("a column that repeats at first and then no more is packed later", () => {
  assert.equal(columnOf(series(300_000, (i) => i < 5000 ? "none" : `refund ${i}`)).kind, "packed");
});

Deno.test("a dictionary that overflows between two looks at it is packed", () => {
  let state = 1;
  const random = () => (state = Math.imul(state, 1_664_525) + 1_013_904_223 | 0) >>> 12;
  assert.equal(columnOf(series(530_000, (i) => i < 262_200 ? `C${random() % 130_000}` : `D${i}`)).kind, "packed");
});

Deno.test("amounts that repeat by chance are packed, plain numbers that repeat as much aren't", () => {
  assert.equal(columnOf(series(9000, (i) => `${(i * 37) % 3000}.50`)).kind, "packed");
  assert.equal(columnOf(series(9000, (i) => `${(i * 37) % 3000}`)).kind, "dictionary");
});

Deno.test("texts chosen to have one hash are packed rather than searched for", () => {
  const cells = collisions(11);
  const hashes = new Set(cells.map((cell) => hashBytes(utf8(cell), 0, cell.length)));
  assert.equal(hashes.size, 1);
  assert.equal(columnOf([...cells, ...cells]).kind, "packed");
});

Deno.test("the same texts among many others are packed too, and none is lost", () => {
  const cells = [...series(40_000, (i) => `text ${i % 2000}`), ...collisions(11)];
  assert.equal(columnOf([...cells, ...cells]).kind, "packed");
});

Deno.test("rows and columns don't mix", () => {
  const lines = series(10_000, (i) => `ORD-${i},C${i % 1500},${i % 3},${i % 97}.25`);
  const table = tableOf(`id,customer,code,amount\n${lines.join("\n")}\n`);
  assert.deepEqual(rowsOf(table).map((row) => row.join(",")), lines);
});

Deno.test("a prefix of a text, or a text of the same hash, is another text", () => {
  const [one, other] = collisions(1);
  columnOf([
    ...series(6000, (i) => `y${i % 1500}`),
    ...series(6000, (i) => [one!, other!, "y1", "y14", "y149"][i % 5]!),
  ]);
});
