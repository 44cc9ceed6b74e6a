import assert from "node:assert/strict";
import { sheetOf, workbook } from "../../../support/workbook.ts";
import { namesOf, rowsOf } from "../cells.ts";
import { readingOf, sheetFault, sheetTable } from "./read.ts";

const HEAD =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';
const ROW = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>';

function ofData(data: string, more: { before?: string; behind?: string; shared?: string } = {}): Uint8Array {
  const { shared, ...rest } = more;
  return workbook({ shared, sheets: [{ name: "S", data, ...rest }] });
}

/** Runs `read` and demands that it took no longer than `ms` milliseconds, far from what it should take. */
function within<T>(ms: number, read: () => T): T {
  const start = performance.now();
  const result = read();
  const took = performance.now() - start;
  assert.ok(took < ms, `${took} ms`);
  return result;
}

Deno.test("a claimed dimension and claimed spans make no room for anything", () => {
  const before = '<dimension ref="A1:XFD1048576"/>';
  const table = within(
    30_000,
    () => sheetTable(ofData(HEAD + ROW.replace("<row", '<row spans="1:16384"'), { before })),
  );
  assert.equal(table.rowCount, 1);
});

Deno.test("one cell in the last corner of the sheet costs no more than the blank lines before it", () => {
  const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  const table = within(30_000, () => sheetTable(ofData(HEAD + ROW + corner)));
  assert.deepEqual(namesOf(table), ["a", "b"]);
  assert.deepEqual(rowsOf(table), [["1", "2"]]);
  assert.equal(table.noteCounts.outside_cell, 1);
});

Deno.test("a sheet that is empty for thousands of rows is refused with the row where it begins", () => {
  assert.match(sheetFault(ofData('<row r="50000"><c><v>1</v></c></row>')).detail, /empty down to row 50000/);
});

Deno.test("rows and cells out of order, outside the sheet or of unknown type are damage", () => {
  const cases = [
    [HEAD + ROW + ROW, /row 2 comes after row 2/],
    [HEAD + '<row r="1048577"><c><v>1</v></c></row>', /row 1048577/],
    [HEAD + '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>', /out of order/],
    [HEAD + '<row r="2"><c r="XFE2"><v>1</v></c></row>', /out of order/],
    [HEAD + '<row r="2"><c r="" ><v>1</v></c></row>', /out of order/],
    [HEAD + '<row r="2"><c r="A2" t="toString"><v>1</v></c></row>', /unknown type/],
    [HEAD + '<row r="2"><c r="A2" t="s"><v>7</v></c></row>', /text 7/],
    ['<c r="A1"><v>1</v></c>', /outside the rows/],
    [HEAD + "<row><c><v>1</v>", /well-formed/],
  ] as const;
  for (const [data, words] of cases) assert.match(sheetFault(ofData(data)).detail, words);
});

Deno.test("more columns than Echo reads are refused", () => {
  const wide = Array.from({ length: 1001 }, (_, i) => `c${i}`);
  assert.match(sheetFault(sheetOf([wide, wide])).detail, /1001 columns/);
});

Deno.test("a text as long as a book, shared by every cell, is refused by what it comes to", () => {
  const shared = `<si><t>${"long ".repeat(6000)}</t></si>`;
  const rows = Array.from({ length: 40_000 }, (_, i) => `<row r="${i + 2}"><c t="s"><v>0</v></c><c><v>1</v></c></row>`);
  const fault = within(30_000, () => sheetFault(ofData(HEAD + rows.join(""), { shared })));
  assert.equal(fault.code, "payload_too_large");
  assert.match(fault.detail, /more than 40 MB of text/);
});

Deno.test("shared texts that nobody uses count as well, and so do their numbers", () => {
  const shared = `<si><t>${"x".repeat(30_000)}</t></si>`.repeat(1500);
  assert.equal(sheetFault(ofData(HEAD + ROW, { shared })).code, "payload_too_large");
  assert.equal(sheetFault(ofData(HEAD + ROW, { shared: "<si/>".repeat(4_000_000) })).code, "payload_too_large");
});

Deno.test("a cell larger than a megabyte is refused, inline or shared", () => {
  const text = "y".repeat((1 << 20) + 10);
  assert.match(sheetFault(sheetOf([["a", "b"], [text, 1]])).detail, /more than 1,048,576 bytes/);
  const shared = `<si>${`<r><t>${"y".repeat(1 << 19)}</t></r>`.repeat(3)}</si>`;
  assert.match(sheetFault(ofData(HEAD + ROW, { shared })).detail, /more than 1,048,576 bytes/);
});

Deno.test("merged cells that overlap a hundred thousand times are walked once", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 2}"><c><v>${i}</v></c><c><v>1</v></c></row>`);
  const merges = '<mergeCell ref="A2:A5000"/><mergeCell ref="B3:B1048576"/>'.repeat(50_000);
  within(30_000, () => sheetTable(ofData(HEAD + rows.join(""), { behind: `<mergeCells>${merges}</mergeCells>` })));
  const more = '<mergeCell ref="A2:A5000"/>'.repeat(200_001);
  const fault = sheetFault(ofData(HEAD + ROW, { behind: `<mergeCells>${more}</mergeCells>` }));
  assert.match(fault.detail, /merged cells/);
});

Deno.test("a long text merged over every row counts against the limit, not against memory", () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, i) =>
      `<row r="${i + 2}">${i === 0 ? `<c r="A2" t="inlineStr"><is><t>${"z".repeat(30_000)}</t></is></c>` : ""}<c r="B${
        i + 2
      }"><v>1</v></c></row>`,
  );
  const behind = '<mergeCells><mergeCell ref="A2:A100001"/></mergeCells>';
  const read = within(30_000, () => readingOf(ofData(HEAD + rows.join(""), { behind })));
  if (read.ok) assert.equal(read.value.columns[0]!.cells.kind, "dictionary");
  else assert.equal(read.error.code, "payload_too_large");
});

Deno.test("sheets, styles and names without end are refused; a long list of sheets is cut in words", () => {
  const sheets = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `S${i}`, data: HEAD + ROW }));
  assert.equal(sheetFault(workbook({ sheets: sheets(1001) })).code, "payload_too_large");
  const many = workbook({ sheets: sheets(100) });
  assert.match(sheetFault(many, "none").detail, /40 "S39" and 60 more\.$/);
  assert.match(sheetTable(many).notes[0]!.detail, /"S40" and 59 more aren't\.$/);
  assert.match(
    sheetFault(workbook({ sheets: [{ name: "n".repeat(256), data: HEAD + ROW }] })).detail,
    /name is longer/,
  );
  const formats = Array.from({ length: 100_000 }, () => 14);
  assert.match(sheetFault(workbook({ sheets: sheets(1), formats })).detail, /more cell styles/);
});

Deno.test("a document type in any part is refused", () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>';
  for (const part of ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]) {
    const parts = { [part]: new TextEncoder().encode(`${bomb}<x>&a;</x>`) };
    assert.match(
      sheetFault(workbook({ sheets: [{ name: "S", data: HEAD + ROW }], parts })).detail,
      /document type/,
      part,
    );
  }
});

Deno.test("a sheet of formatted emptiness that packs a hundredfold is read", () => {
  const empty = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 3}">${'<c s="1"/>'.repeat(20)}</row>`).join("");
  assert.equal(sheetTable(ofData(HEAD + ROW + empty)).rowCount, 1);
});
