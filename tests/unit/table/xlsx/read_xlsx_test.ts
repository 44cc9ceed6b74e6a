import assert from "node:assert/strict";
import { type Cell, partsOf, rowsXml, sheetOf, styled, workbook } from "../../../support/workbook.ts";
import { namesOf, rowsOf } from "../cells.ts";
import { sheetFault, sheetTable } from "./read.ts";
import { zipSync } from "fflate/browser";

/** The text of one cell as the sheet's second row. */
function cellOf(
  xml: string,
  more: { formats?: readonly (string | number)[]; date1904?: boolean; shared?: string } = {},
) {
  const rows: Cell[][] = [["name", "value"], ["x", { xml }]];
  return rowsOf(sheetTable(sheetOf(rows, more)))[0]![1];
}

Deno.test("a sheet becomes the table that its CSV would be, rows numbered as the sheet numbers them", () => {
  const table = sheetTable(sheetOf([["date", "amount", "ok"], ["a", 10.5, true], ["b", -3, false]]));
  assert.deepEqual(namesOf(table), ["date", "amount", "ok"]);
  assert.deepEqual(rowsOf(table), [["a", "10.5", "true"], ["b", "-3", "false"]]);
  assert.deepEqual([...table.rowNumbers], [2, 3]);
  assert.deepEqual(table.notes, []);
  assert.deepEqual(table.facts, {
    kind: "xlsx",
    sheet: "Sheet1",
    sheets: [{ name: "Sheet1", hidden: false, rows: 2 }],
    headerRow: 1,
    dateSystem: 1900,
  });
});

Deno.test("every type of cell is read: shared, inline and rich text, results, errors, booleans, ISO dates", () => {
  const shared = "<si><t>plain</t></si>" +
    '<si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>' +
    "<si><t>_x005F_x000D_ a_x000D_b &amp; &quot;q&quot;</t></si><si/>";
  const cells: readonly (readonly [xml: string, text: string])[] = [
    ['<c r="@" t="s"><v>0</v></c>', "plain"],
    ['<c r="@" t="s"><v>1</v></c>', "rich "],
    ['<c r="@" t="s"><v>2</v></c>', '_x000D_ a\rb & "q"'],
    ['<c r="@" t="s"><v>3</v></c>', ""],
    ['<c r="@" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>no</t></rPh></is></c>', "inline"],
    ['<c r="@" t="str"><f>A1&amp;"b"</f><v>result, with; marks</v></c>', "result, with; marks"],
    ['<c r="@" t="str"><f>""</f><v></v></c>', ""],
    ['<c r="@"><f>1+1</f><v>2</v></c>', "2"],
    ['<c r="@" t="b"><v>1</v></c>', "true"],
    ['<c r="@" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"],
    ['<c r="@" t="e"><v>#N/A</v></c>', "#N/A"],
    ['<c r="@" t="d"><v>2024-01-31T00:00:00</v></c>', "2024-01-31"],
    ['<c r="@" t="d"><v>2024-01-31T13:45:00</v></c>', "2024-01-31T13:45:00"],
    ['<c r="@" t="n"><v>1E+21</v></c>', "1000000000000000000000"],
    ['<c r="@"><v>0.30000000000000004</v></c>', "0.3"],
    ['<c r="@"><v>1234.5999999999999</v></c>', "1234.6"],
    ['<c r="@"><v>-0</v></c>', "0"],
    ['<c r="@"><v> 12 </v></c>', "12"],
    ['<c r="@"><v>12,5</v></c>', "12,5"],
    ['<c r="@"><v/></c>', ""],
    ['<c r="@" t="inlineStr"><is><t>   </t></is></c>', ""],
    ['<c r="@" t="inlineStr"><is><t>=1+1 "x"\nline 2</t></is></c>', '=1+1 "x"\nline 2'],
  ];
  for (const [xml, text] of cells) assert.equal(cellOf(xml, { shared }), text, xml);
});

Deno.test("the format of the cell makes a number a date, an amount, a share or an id", () => {
  const formats = ["yyyy-mm-dd", 14, 22, "[$€-407] #,##0.00", "0.0%", "00000", "[h]:mm", "h:mm", '0 "kg"'];
  const cells = [
    [45322, 1, "2024-01-31"],
    [45322, 2, "2024-01-31"],
    [45322.5, 3, "2024-01-31T12:00:00"],
    [1234.5, 4, "€1234.5"],
    [0.125, 5, "12.5%"],
    [7, 6, "00007"],
    [1.5, 7, "36:00:00"],
    [0.5, 8, "12:00:00"],
    [3, 9, "3"],
    [45322, 99, "45322"],
    [45322, 0, "45322"],
  ] as const;
  for (const [value, style, text] of cells) {
    assert.equal(cellOf(`<c r="@" s="${style}"><v>${value}</v></c>`, { formats }), text);
  }
});

Deno.test("dates count from the workbook's own year: 43860 is 2024-01-31 from 1904 on", () => {
  const rows = [["day", "n"], [styled(43860, 1), 1]];
  const table = sheetTable(sheetOf(rows, { formats: [14], date1904: true }));
  assert.equal(rowsOf(table)[0]![0], "2024-01-31");
  assert.equal(table.facts.dateSystem, 1904);
});

Deno.test("rows and cells without references, and names in another namespace's letters, are read in order", () => {
  const data = '<row><c><v>1</v></c><c t="inlineStr"><is><t>b</t></is></c></row>';
  const head = rowsXml([["a", "b"]]);
  assert.deepEqual(rowsOf(sheetTable(workbook({ sheets: [{ name: "S", data: head + data }] }))), [["1", "b"]]);
  const prefixed = (head + data).replace(/<(\/?)(\w)/g, "<$1x:$2");
  assert.deepEqual(rowsOf(sheetTable(workbook({ sheets: [{ name: "S", data: prefixed }] }))), [["1", "b"]]);
});

Deno.test("a table may start anywhere; columns that nothing fills aren't there; absent rows are blank lines", () => {
  const data =
    '<row r="3"><c r="C3" t="inlineStr"><is><t>day</t></is></c><c r="E3" t="inlineStr"><is><t>amount</t></is></c>' +
    '<c r="Z3" s="0"/></row><row r="4"><c r="C4"><v>1</v></c><c r="E4"><v>2</v></c></row>' +
    '<row r="7"><c r="C7"><v>3</v></c><c r="E7"><v>4</v></c></row><row r="900"/>';
  const table = sheetTable(workbook({ sheets: [{ name: "S", data }] }));
  assert.deepEqual(namesOf(table), ["day", "amount"]);
  assert.deepEqual(rowsOf(table), [["1", "2"], ["3", "4"]]);
  assert.deepEqual([...table.rowNumbers], [4, 7]);
  assert.equal(table.facts.headerRow, 3);
  assert.equal(table.noteCounts.blank_line, 4);
});

Deno.test("titles, repeated headers and blank rows are what they are in a CSV", () => {
  const table = sheetTable(sheetOf([
    ["Sales 2024"],
    [],
    ["day", "product", "amount"],
    ["2024-01-01", "a", 1],
    ["day", "product", "amount"],
    ["2024-01-02", null, 2],
  ]));
  assert.deepEqual(rowsOf(table), [["2024-01-01", "a", "1"], ["2024-01-02", "", "2"]]);
  assert.deepEqual([...table.rowNumbers], [4, 6]);
  assert.equal(table.facts.headerRow, 3);
  assert.deepEqual(table.noteCounts, { title_row: 1, blank_line: 1, repeated_header: 1 });
});

Deno.test("a header without a row below it is said of the sheet", () => {
  assert.match(sheetFault(sheetOf([["a", "b"]])).detail, /^Sheet "Sheet1": .*header in row 1/);
  assert.match(sheetFault(sheetOf([])).detail, /The workbook is empty/);
  assert.match(sheetFault(sheetOf([]), "1").detail, /The sheet "Sheet1" is empty/);
});

const THREE = workbook({
  sheets: [
    { name: "Read me", rows: [["These are our sales."], ["Ask Ann."]] },
    { name: "Archive", state: "veryHidden", rows: [["day", "amount"], ["a", 9]] },
    { name: "Sales & more", rows: [["day", "amount"], ["b", 1], ["c", 2]] },
    { name: "2", rows: [["x", "y"], [1, 2]] },
  ],
});

Deno.test("the first visible sheet with a table of columns is read, and the others are named", () => {
  const table = sheetTable(THREE);
  assert.equal(table.facts.sheet, "Sales & more");
  assert.deepEqual(table.facts.sheets.map(({ name, hidden, rows }) => [name, hidden, rows]), [
    ["Read me", false, null],
    ["Archive", true, null],
    ["Sales & more", false, 2],
    ["2", false, null],
  ]);
  assert.deepEqual(table.notes.map(({ detail }) => detail), [
    'The sheet "Sales & more" is read; "Read me", "Archive" (hidden), "2" aren\'t.',
  ]);
});

Deno.test("a sheet is chosen by its name, in any capitals, or its number; a name comes before a number", () => {
  assert.equal(sheetTable(THREE, "sales & MORE").facts.sheet, "Sales & more");
  assert.equal(sheetTable(THREE, "Archive").facts.sheet, "Archive");
  assert.equal(sheetTable(THREE, "3").facts.sheet, "Sales & more");
  assert.equal(sheetTable(THREE, "2").facts.sheet, "2");
  assert.deepEqual(sheetTable(THREE, "3").notes, []);
});

Deno.test("an unknown sheet is refused with the names of those there are", () => {
  for (const unknown of ["Nope", "0", "5", "1.0"]) {
    const fault = sheetFault(THREE, unknown);
    assert.equal(fault.code, "validation_failed");
    assert.equal(fault.items![0]!.pointer, "/sheet");
    assert.match(fault.detail, /1 "Read me", 2 "Archive" \(hidden\), 3 "Sales & more", 4 "2"\.$/);
  }
});

Deno.test("a workbook whose sheets are all hidden is read all the same", () => {
  const sheets = [{ name: "S", state: "hidden" as const, rows: [["a", "b"], [1, 2]] }];
  assert.equal(sheetTable(workbook({ sheets })).rowCount, 1);
});

Deno.test("hidden rows and columns are read and counted: 2 rows, 1 column", () => {
  const data = rowsXml([["day", "amount", "note"]]) +
    '<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>10</v></c></row>' +
    '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>20</v></c><c r="C3"><v>0</v></c></row>' +
    '<row r="4" hidden="true"><c r="A4"><v>3</v></c><c r="B4"><v>30</v></c></row><row r="5" hidden="1"/>';
  const before = '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>';
  const table = sheetTable(workbook({ sheets: [{ name: "S", data, before }] }));
  assert.equal(table.rowCount, 3);
  assert.equal(table.noteCounts.hidden_row, 2);
  assert.deepEqual(table.notes.filter(({ kind }) => kind === "hidden_row").map(({ row }) => row), [2, 4]);
  assert.deepEqual(table.notes.find(({ kind }) => kind === "hidden_column")?.detail, 'Column B, "amount", is hidden.');
});

Deno.test("a formula without a stored value is empty and counted", () => {
  const rows: Cell[][] = [["day", "amount"], ["a", { xml: '<c r="@"><f>SUM(1,2)</f></c>' }], ["b", 5], [
    "c",
    { xml: '<c r="@"><f>1</f><v/></c>' },
  ], ["d", { xml: '<c r="@" t="str"><f>""</f><v></v></c>' }]];
  const table = sheetTable(sheetOf(rows));
  assert.deepEqual(rowsOf(table), [["a", ""], ["b", "5"], ["c", ""], ["d", ""]]);
  assert.equal(table.noteCounts.uncomputed_formula, 2);
  assert.equal(table.notes[0]!.row, 2);
});

Deno.test("a text merged over rows is read in each, a number once: 100 + 50 stays 150", () => {
  const rows = [
    ["region", "product", "amount"],
    ["North", "a", 100],
    [null, "b", null],
    [null, "c", 50],
    ["South", "d", 1],
  ];
  const behind = '<mergeCells count="4"><mergeCell ref="A2:A4"/><mergeCell ref="C2:C3"/><mergeCell ref="A4:A5"/>' +
    '<mergeCell ref="nonsense"/></mergeCells>';
  const table = sheetTable(workbook({ sheets: [{ name: "S", rows, behind }] }));
  assert.deepEqual(rowsOf(table), [
    ["North", "a", "100"],
    ["North", "b", ""],
    ["North", "c", "50"],
    ["South", "d", "1"],
  ]);
  assert.equal(table.noteCounts.merged_text, 1);
  assert.equal(table.noteCounts.merged_number, 1);
});

Deno.test("what is merged over columns stands in the first, a column of unique texts is filled as well", () => {
  const many = Array.from({ length: 300 }, (_, i): Cell[] => i % 2 === 0 ? [`id-${i}`, i] : [null, i]);
  const behind = `<mergeCells>${
    many.map((_, i) => i % 2 === 0 ? `<mergeCell ref="A${i + 2}:A${i + 3}"/>` : "").join("")
  }<mergeCell ref="B2:C2"/></mergeCells>`;
  const table = sheetTable(workbook({ sheets: [{ name: "S", rows: [["id", "n"], ...many], behind }] }));
  assert.deepEqual(rowsOf(table).slice(0, 4), [["id-0", "0"], ["id-0", "1"], ["id-2", "2"], ["id-2", "3"]]);
  assert.equal(table.noteCounts.merged_text, 150);
});

Deno.test("cells beside the table's columns are left out and said", () => {
  const rows: Cell[][] = [["day", "amount"]];
  for (let i = 0; i < 2100; i++) rows.push([`d${i}`, i]);
  rows[2100]!.push(null, "stray");
  const table = sheetTable(sheetOf(rows));
  assert.deepEqual(namesOf(table), ["day", "amount"]);
  assert.equal(table.noteCounts.outside_cell, 1);
  assert.equal(table.notes[0]!.row, 2101);
});

Deno.test("a workbook is found by its relations, wherever its parts lie, and charts' sheets aren't sheets of cells", () => {
  const made = partsOf({ sheets: [{ name: "S", rows: [["a", "b"], [1, 2]] }] });
  const text = (name: string) => new TextDecoder().decode(made[name] as Uint8Array);
  const bytes = (xml: string) => new TextEncoder().encode(xml);
  const moved = {
    "_rels/.rels": bytes(text("_rels/.rels").replace("xl/workbook.xml", "/Book/Main.xml")),
    "book/main.xml": bytes(text("xl/workbook.xml").replace("<sheets>", '<sheets><sheet name="Chart" r:id="c"/>')),
    "book/_rels/main.xml.rels": bytes(
      text("xl/_rels/workbook.xml.rels").replace("worksheets/", "../tables/./")
        .replace("<Relationship Id", '<Relationship Id="c" Type="x/chartsheet" Target="c.xml"/><Relationship Id'),
    ),
    "tables/sheet1.xml": made["xl/worksheets/sheet1.xml"]!,
    "book/styles.xml": made["xl/styles.xml"]!,
    "xl/sharedStrings.xml": made["xl/sharedStrings.xml"]!,
  };
  const table = sheetTable(zipSync(moved));
  assert.deepEqual(table.facts.sheets.map(({ name }) => name), ["S"]);
  assert.equal(table.rowCount, 1);
});

Deno.test("what is packed like a workbook and isn't one is refused with what to do", () => {
  const zip = (parts: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])));
  assert.match(sheetFault(zip({ mimetype: "application/vnd.oasis", "content.xml": "<x/>" })).detail, /\.ods/);
  assert.match(sheetFault(zip({ "Index/Document.iwa": "x" })).detail, /Numbers/);
  assert.match(sheetFault(zip({ "word/document.xml": "<x/>" })).detail, /not a workbook/);
  assert.match(sheetFault(zip({ "sales.csv": "a,b" })).detail, /zip archive/);
  const binary = zip({
    "_rels/.rels":
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
    "xl/workbook.bin": "x",
  });
  assert.match(sheetFault(binary).detail, /\.xlsb/);
});
