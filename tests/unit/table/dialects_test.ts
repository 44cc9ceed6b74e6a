import assert from "node:assert/strict";
import fc from "fast-check";
import { scanCsv } from "../../../src/domain/table/scan_csv.ts";
import { namesOf, rowsOf, tableInPieces, utf8 } from "./cells.ts";
import { encoded, type Encoding, type Form, written } from "./written.ts";

const FIRST_DAY = Date.UTC(2024, 0, 1);

const piece = fc.constantFrom("'", '"', ",", ";", "\t", "|", "\n", "\r\n", " ", "a", "B", "é", "ñ", "7", "\\", "#");
const note = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join("").trim());
const row = fc.tuple(fc.nat(400), fc.nat(99_999), note, note);

const form: fc.Arbitrary<Form> = fc.record({
  delimiter: fc.constantFrom<Form["delimiter"]>(",", ";", "\t", "|"),
  quote: fc.constantFrom<Form["quote"]>('"', "'"),
  escape: fc.constantFrom<Form["escape"]>("doubled", "backslash"),
  lineEnd: fc.constantFrom<Form["lineEnd"]>("\n", "\r\n", "\r"),
  always: fc.boolean(),
  padded: fc.boolean(),
  trailing: fc.boolean(),
  separator: fc.boolean(),
  titles: fc.constantFrom<Form["titles"]>("none", "lines", "pairs", "comments"),
});

const encoding: fc.Arbitrary<Encoding> = fc.constantFrom(
  "utf-8",
  "utf-8 with mark",
  "utf-16le",
  "utf-16le with mark",
  "utf-16be",
  "utf-16be with mark",
  "windows-1252",
);

Deno.test("any table reads back the same in every dialect, encoding and cut", () => {
  fc.assert(
    fc.property(
      // Of fewer rows an unlucky text may truly read in two ways.
      fc.array(row, { minLength: 6, maxLength: 15 }),
      form,
      encoding,
      fc.array(fc.nat(2000), { maxLength: 4 }),
      (rows, form, encoding, cuts) => {
        const names = ["Order date", "Amount due", "Said, by", "Note"];
        const cells = rows.map(([day, cents, said, note]) => [
          new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10),
          `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`,
          // What makes the dialect plain: a quote and the delimiter in one cell.
          `it is ${form.quote}so${form.quote}${form.delimiter} ${said}`,
          note,
        ]);
        const text = written([names, ...cells], form);
        const bytes = encoded(text, encoding);
        const table = tableInPieces(bytes, cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b));
        assert.deepEqual(rowsOf(table), cells, JSON.stringify(text));
        assert.deepEqual(namesOf(table), names);
        assert.equal(table.refusedRows, undefined);
        assert.equal(table.facts.delimiter, form.delimiter);
        assert.equal(table.facts.quote ?? '"', form.quote);
        assert.equal(table.facts.escape ?? "doubled", form.escape);
      },
    ),
    { numRuns: 600 },
  );
});

Deno.test("any bytes are read or refused, the records counted once, and cuts make no difference", () => {
  const bit = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom("a", "1", "2024-01-01", ",", ";", "\t", '"', "'", "\\", "\n", "\r", " ") },
    fc.constantFrom("#", "\n\n", "sep=;\n", "Total", "\0", "é", '""', "\n# x\n", "a,b\n", "1,2\n", "1,2,3\n", "\n,,\n"),
  );
  const text = fc.array(bit, { maxLength: 60 }).map((bits) => utf8(bits.join("")));
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: text }, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      const whole = scanCsv(bytes);
      if (!whole.ok) {
        assert.ok(whole.error.detail.length > 0);
        return;
      }
      const table = whole.value;
      assert.ok(table.columns.length > 0 && table.rowCount > 0);
      assert.equal(table.rowNumbers.length, table.rowCount);
      const kept = table.rowNumbers.every((number, i) => i === 0 || number > table.rowNumbers[i - 1]!);
      assert.ok(kept);
      const header = table.facts.headerRow === null ? 0 : table.facts.headerRows ?? 1;
      assert.ok(table.rowNumbers.at(-1)! <= table.rowCount + table.skipped + header);
      const everywhere = Array.from({ length: bytes.length }, (_, i) => i);
      assert.deepEqual(tableInPieces(bytes, everywhere), table);
    }),
    { numRuns: 3000 },
  );
});

const cellsIn = (text: string) => rowsOf(tableInPieces(utf8(text), []));

Deno.test("a quote that opens no cell is text where it would swallow lines or cells, and the row is named", () => {
  const text = 'day,code,item,n\n1,"RI-5,"Hat, Wool",2\n2,RI-6,""Tee, Long",3\n3,RI-7,Vest,"\n4,RI-8,Sofa,5\n';
  const table = tableInPieces(utf8(text), []);
  assert.deepEqual(rowsOf(table), [
    ["1", '"RI-5', "Hat, Wool", "2"],
    ["2", "RI-6", '"Tee, Long', "3"],
    ["3", "RI-7", "Vest", '"'],
    ["4", "RI-8", "Sofa", "5"],
  ]);
  assert.equal(table.noteCounts.stray_quote, 3);
  for (let cut = 1; cut < text.length; cut++) assert.deepEqual(rowsOf(tableInPieces(utf8(text), [cut])), rowsOf(table));
  assert.deepEqual(namesOf(tableInPieces(utf8('"day,item\n1,"a, b"\n2,"c"\n'), [])), ['"day', "item"]);
});

Deno.test("a quote in a quoted cell need not be doubled where only that explains the file", () => {
  assert.deepEqual(cellsIn('item,size\n"Table, 48" round",1\n"Hat, 8\'9" long",2\n"Lamp, 5"",3\n'), [
    ['Table, 48" round', "1"],
    ["Hat, 8'9\" long", "2"],
    ['Lamp, 5"', "3"],
  ]);
  assert.deepEqual(cellsIn('item,size\n"say ""hi"", now",1\n"a ""b""",2\n')[0], ['say "hi", now', "1"]);
});

Deno.test("single quotes are found below titles, and their backslashes too", () => {
  const titled = "Account:;Acme\nMade;2024-05-01\n\nday;due;said, by;note\n";
  const rows = "1;0.00;'it is ''so''; ';,\n2;0.00;'it is ''so''; ,';\n3;0.00;'it is ''so''; ,';';'\n";
  assert.deepEqual(cellsIn(titled + rows)[2], ["3", "0.00", "it is 'so'; ,", ";"]);
  const escaped = ["''", "'\\''", "'\\''"].map((note, i) => `'${i}','it is \\'so\\', ',${note}`);
  assert.deepEqual(cellsIn(["'n','said, by','note'", ...escaped].join("\n"))[1], ["1", "it is 'so', ", "'"]);
});

Deno.test("a file that plain double quotes explain is read so, whatever other quotes its cells hold", () => {
  const said = ["\"so, '\n'\",", '"so, ",', '"so, \'\n#","\'\t\'"', '"so, ",', '"so, ","\'\n\na"'];
  const text = `Acme,Ltd.\n\nn,"said, by",note\n${said.map((cells, i) => `${i},${cells}\n`).join("")}`;
  assert.deepEqual(cellsIn(text)[4], ["4", "so, ", "'\n\na"]);
  const paths = ['"""a""; ";"\\"', '"""a""; \'\n\\";', '"""a""; ";', '"""a""; ";'];
  const ways = `n;said;note\n${paths.map((cells, i) => `${i};${cells}\n`).join("")}`;
  assert.deepEqual(cellsIn(ways)[0], ["0", '"a"; ', "\\"]);
});

Deno.test("a space behind every delimiter belongs to no cell", () => {
  assert.deepEqual(cellsIn('day, item, n\n1, "a, b", 2\n2,  c, \n'), [["1", "a, b", "2"], ["2", " c", ""]]);
});

Deno.test("spaces and colons separate cells only where quotes keep them in cells and all rows are as wide", () => {
  const rows = ["4", "5", "6"].map((n) => `${n} 2024-01-0${n} "Hat Wool"`);
  assert.deepEqual(cellsIn(["n day item", ...rows].join("\n"))[2], ["6", "2024-01-06", "Hat Wool"]);
  const times = ["4", "5", "6"].map((n) => `${n}:"12:3${n}":Hat`);
  assert.deepEqual(cellsIn(["n:time:item", ...times].join("\n"))[0], ["4", "12:34", "Hat"]);
  assert.deepEqual(cellsIn("remark\nall is well\nit is so\nas we say\nto all of\n")[0], ["all is well"]);
  assert.deepEqual(cellsIn("time\n12:30:00\n12:31:00\n12:32:00\n12:33:00\n")[0], ["12:30:00"]);
});
