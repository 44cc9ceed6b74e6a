import assert from "node:assert/strict";
import { namesOf, rowsOf } from "../cells.ts";
import { sheetFault, sheetTable } from "./read.ts";

const FOLDER = new URL("../../../fixtures/workbooks/", import.meta.url);

/** What stands on the sheet, the last column (a formula) aside. */
const ORDERS = [
  ["00007", "2024-01-31", "€1234.5", "12.5%", "2024-01-31T13:45:00", "true", 'say "hi", ok; x'],
  ["00042", "2024-02-29", "€0.3", "100%", "2024-02-29", "false", "two\nlines & <b>"],
  ["00100", "2024-03-01", "-€5", "7%", "", "", "Größe – 数"],
];

const PRODUCERS: Readonly<Record<string, { readonly dateSystem: number; readonly doubles: readonly string[] }>> = {
  openpyxl: { dateSystem: 1900, doubles: ["", "", ""] },
  "1904": { dateSystem: 1904, doubles: ["", "", ""] },
  xlsxwriter: { dateSystem: 1900, doubles: ["2469", "0.6", "-10"] },
  libreoffice: { dateSystem: 1900, doubles: ["2469", "0.6", "-10"] },
};

for (const [producer, { dateSystem, doubles }] of Object.entries(PRODUCERS)) {
  Deno.test(`the orders as ${producer} wrote them`, async () => {
    const table = sheetTable(await Deno.readFile(new URL(`orders.${producer}.xlsx`, FOLDER)));
    assert.deepEqual(namesOf(table), ["order", "date", "amount", "share", "paid at", "paid", "note", "double"]);
    assert.deepEqual(rowsOf(table), ORDERS.map((row, i) => [...row, doubles[i]!]));
    assert.deepEqual([...table.rowNumbers], [4, 5, 6]);
    assert.deepEqual(table.facts.sheets.map(({ name, hidden }) => [name, hidden]), [
      ["Notes", false],
      ["Orders", false],
      ["Secret", true],
    ]);
    assert.equal(table.facts.dateSystem, dateSystem);
    assert.equal(table.facts.headerRow, 3);
    const { hidden_row, title_row, blank_line, uncomputed_formula = 0 } = table.noteCounts;
    assert.deepEqual({ hidden_row, title_row, blank_line }, { hidden_row: 1, title_row: 1, blank_line: 1 });
    assert.equal(uncomputed_formula, doubles.filter((text) => text === "").length);
  });
}

Deno.test("the same as .ods is refused with what to do", async () => {
  assert.match(
    sheetFault(await Deno.readFile(new URL("orders.ods", FOLDER))).detail,
    /\.ods.*Save it as \.xlsx or CSV/,
  );
});
