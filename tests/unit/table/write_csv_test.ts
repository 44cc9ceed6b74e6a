import assert from "node:assert/strict";
import fc from "fast-check";
import type { RawColumn } from "../../../src/domain/table/column.ts";
import { csvRecord, writeCsv } from "../../../src/domain/table/write_csv.ts";
import { namesOf, rowsOf, tableInPieces, tableOf, utf8 } from "./cells.ts";

function columnsOf(names: readonly string[], rows: readonly (readonly string[])[]): RawColumn[] {
  return names.map((name, c) => {
    const values = [...new Set(rows.map((row) => row[c]!))];
    return {
      name,
      cells: { kind: "dictionary", codes: Uint32Array.from(rows, (row) => values.indexOf(row[c]!)), values },
    };
  });
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.array(fc.constantFrom('"', ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "a", "é", "=", "-1", "0.5"), {
    maxLength: 6,
  })
    .map((parts) => parts.join("")),
);

/** Two cells, the first with a colon at its end, look like "Account:,Acme", which stands above a table. */
function looksLikeTitle(names: readonly string[]): boolean {
  return names.length <= 2 && names[0]!.endsWith(":");
}

const headers = fc.uniqueArray(text.map((name) => `n${name}`.trim()), { minLength: 1, maxLength: 6 })
  .filter((names) => !looksLikeTitle(names));

const grid = headers.chain((names) =>
  fc.record({
    names: fc.constant(names),
    rows: fc.array(fc.array(text, { minLength: names.length, maxLength: names.length }), {
      // Fewer may truly read in two ways, where their cells hold quotes, delimiters and line ends.
      minLength: 4,
      maxLength: 20,
    })
      .filter((rows) => rows.every((row) => row.join("\0") !== names.join("\0"))),
    delimiter: fc.constantFrom<"," | ";" | "\t" | "|">(",", ";", "\t", "|"),
    cuts: fc.array(fc.nat(400), { maxLength: 6 }),
  })
);

Deno.test("any table of four rows or more reads back the same as CSV, wherever its bytes are cut", () => {
  fc.assert(
    fc.property(grid, ({ names, rows, delimiter, cuts }) => {
      const bytes = utf8([...writeCsv(columnsOf(names, rows), rows.length, { delimiter })].join(""));
      const table = tableInPieces(bytes, cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b));
      assert.deepEqual(namesOf(table), names);
      assert.deepEqual(rowsOf(table), rows);
      assert.equal(table.skipped, 0);
      assert.deepEqual([...table.rowNumbers], rows.map((_, i) => i + 2));
    }),
    { numRuns: 1500 },
  );
});

Deno.test("any bytes give the same answer whole and byte by byte", () => {
  const piece = fc.constantFrom("a", "1", ",", ";", '"', '""', "\n", "\r", "\r\n", "\0", "é", " ", "\n\n", 'x,"y');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const bytes = utf8(`a,b\n1,2\n${pieces.join("")}\n"end",`);
      const everywhere = Array.from({ length: bytes.length }, (_, i) => i);
      const outcome = (cuts: readonly number[]) => {
        try {
          return tableInPieces(bytes, cuts);
        } catch (error) {
          return (error as Error).message;
        }
      };
      assert.deepEqual(outcome(everywhere), outcome([]));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("a large table is written in pieces and reads back the same", () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => [`ORD-${i}`, `${i % 90}.50`, i % 2 ? "paid, late" : "paid"]);
  const pieces = [...writeCsv(columnsOf(["id", "amount", "status"], rows), rows.length)];
  assert(pieces.length > 1);
  assert.deepEqual(rowsOf(tableOf(pieces.join(""))), rows);
});

Deno.test("cells are quoted where they must be, and lines end in CRLF", () => {
  assert.equal(
    csvRecord(["a", 'say "hi"', "x,y", "x;y", "two\nlines", ""]),
    'a,"say ""hi""","x,y","x;y","two\nlines",\r\n',
  );
  assert.equal(csvRecord(["a", "b"], { delimiter: "\t" }), "a\tb\r\n");
});

Deno.test("a record without anything to see is quoted, or it would be a blank line", () => {
  assert.equal(csvRecord(["", ""]), '"",\r\n');
  assert.equal(csvRecord([" "]), '" "\r\n');
});

Deno.test("formulas are disarmed where that is asked for, numbers never", () => {
  const cells = ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "-12.50", "+3 %", "-1,234.50", "a=b"];
  const safe = csvRecord(cells, { formulaSafe: true, delimiter: "|" });
  assert.equal(safe, "'=1+1|'+SUM(A1)|'-2+3|'@x|\"'\tx\"|-12.50|+3 %|\"-1,234.50\"|a=b\r\n");
  assert.equal(csvRecord(["=1+1"]), "=1+1\r\n");
});

Deno.test("names are disarmed as cells are, and all quoted where one must be", () => {
  const columns = columnsOf(["=a", "b;c", "-5"], [["1", "2", "3"]]);
  assert.equal([...writeCsv(columns, 1, { formulaSafe: true })].join(""), `"'=a","b;c","-5"\r\n1,2,3\r\n`);
  assert.equal([...writeCsv(columns, 1)].join(""), '"=a","b;c","-5"\r\n1,2,3\r\n');
});
