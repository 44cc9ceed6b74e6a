import assert from "node:assert/strict";
import type { Dataset } from "../../../src/domain/schema/dataset.ts";
import { readCell } from "../../../src/domain/schema/read_cell.ts";
import { unreadableCells } from "../../../src/domain/validation/rules/unreadable_cells.ts";
import { dictionary, packed, tableOf, understood } from "./example.ts";

function read(dataset: Dataset, name: string): (string | null)[] {
  const column = dataset.columns.find((column) => column.name === name)!;
  return Array.from({ length: dataset.rowCount }, (_, row) => readCell(column, row));
}

const typeOf = (dataset: Dataset, name: string) => dataset.columns.find((column) => column.name === name)!.type;

Deno.test("columns without a role are read as numbers and days too, whole and by what the file shows", () => {
  for (const form of [dictionary, packed]) {
    const dataset = understood(
      "date|amount|Shipping|Shipped on|Weight",
      [
        "31.01.2024|1.234,56|1.234,56|01.02.2024|1.250",
        "15.02.2024|99,90|0,50|03.02.2024|2.125",
      ],
      {},
      form,
    );
    assert.deepEqual(read(dataset, "Shipping"), ["1234.56", "0.50"]);
    assert.deepEqual(read(dataset, "Shipped on"), ["2024-02-01", "2024-02-03"]);
    assert.deepEqual(read(dataset, "Weight"), ["1250", "2125"], "a point groups thousands where a comma is the mark");
    assert.deepEqual(dataset.questions, []);
  }
});

Deno.test("a name in digits stays text: by its header, a leading zero or plus, or more than 15 digits", () => {
  const header = "date|amount|Year|Zip code|Kundennummer|phone|Ref|Locker|Dial|Tracking|Number of items";
  const dataset = understood(header, [
    "2024-01-31|1.00|2023|10115|4711|4930123|12|007|+4930123|1234567890123456|3",
    "2024-01-30|2.00|2024|20095|4712|4930124|13|012|+4930124|1234567890123457|4",
  ]);
  for (const name of ["Year", "Zip code", "phone", "Ref", "Locker", "Dial", "Tracking"]) {
    assert.equal(typeOf(dataset, name), "text", name);
  }
  assert.deepEqual(read(dataset, "Locker"), ["007", "012"]);
  assert.deepEqual(read(dataset, "Number of items"), ["3", "4"]);
  assert.equal(typeOf(dataset, "Number of items"), "number");
});

Deno.test("a question without a role behind it is asked once, and not where a column with a role asks it", () => {
  const rows = ["2024-01-31|1.00|03/04/2024|05/06/2024", "2024-01-30|2.00|04/03/2024|06/05/2024"];
  const open = understood("date|amount|Shipped|Returned", rows);
  assert.deepEqual(open.questions.map(({ column, setting }) => [column, setting]), [["Shipped", "date_order"]]);
  assert.equal(typeOf(open, "Returned"), "undecided");
  assert.deepEqual(read(understood("date|amount|Shipped|Returned", rows, { dateOrder: "dmy" }), "Shipped"), [
    "2024-04-03",
    "2024-03-04",
  ]);
  const asked = understood("date|amount|Shipped", ["03/04/2024|1.00|05/06/2024", "04/03/2024|2.00|06/05/2024"]);
  assert.deepEqual(asked.questions.map(({ column }) => column), ["date"]);
});

Deno.test("a slip in ten cells without a role is named and rejects no row; two in ten make the column text", () => {
  const rows = Array.from(
    { length: 20 },
    (_, i) => `2024-01-${String(i + 1).padStart(2, "0")}|1.00|${i < 1 ? "?x" : i}.5`,
  );
  const table = tableOf("date|amount|Weight", rows);
  const dataset = understood("date|amount|Weight", rows);
  assert.equal(dataset.counts.rejected, 0);
  assert.deepEqual(unreadableCells(table, dataset, 10).findings.map(({ row, column }) => [row, column]), [[
    2,
    "Weight",
  ]]);
  const words = rows.map((row, i) => i % 5 === 0 ? row.replace(/[^|]*$/, "heavy") : row);
  assert.equal(typeOf(understood("date|amount|Weight", words), "Weight"), "text");
  assert.equal(understood("date|amount|Weight", words).counts.rejected, 0);
});
