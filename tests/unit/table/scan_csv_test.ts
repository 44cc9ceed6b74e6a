import assert from "node:assert/strict";
import { createCsvScanner, DEFAULT_SCAN_LIMITS } from "../../../src/domain/table/scan_csv.ts";
import { faultOf, namesOf, rowsOf, tableInPieces, tableOf, utf8 } from "./cells.ts";

Deno.test("a plain file becomes columns and rows, the first data row being row 2 of the spreadsheet", () => {
  const table = tableOf("date,amount\n2024-01-01,10.00\n2024-01-02,20.00\n");
  assert.deepEqual(namesOf(table), ["date", "amount"]);
  assert.deepEqual(rowsOf(table), [["2024-01-01", "10.00"], ["2024-01-02", "20.00"]]);
  assert.deepEqual([...table.rowNumbers], [2, 3]);
  assert.equal(table.skipped, 0);
  assert.deepEqual(table.notes, []);
  assert.deepEqual(table.facts, { kind: "csv", encoding: "utf-8", delimiter: ",", headerRow: 1 });
});

Deno.test("LF, CRLF and CR end a line, and the last line need not have an end", () => {
  for (const lineEnd of ["\n", "\r\n", "\r"]) {
    for (const last of ["", lineEnd]) {
      const table = tableOf(["a,b", "1,2", "3,4"].join(lineEnd) + last);
      assert.deepEqual(rowsOf(table), [["1", "2"], ["3", "4"]]);
      assert.equal(table.skipped, 0);
    }
  }
});

Deno.test("quotes hold delimiters, doubled quotes and line ends, which add no rows to the count", () => {
  const table = tableOf('a,b\n"x, y","say ""hi"""\n"two\r\nlines",\n"","""",\n');
  assert.deepEqual(rowsOf(table), [["x, y", 'say "hi"'], ["two\r\nlines", ""], ["", '"']]);
  assert.deepEqual([...table.rowNumbers], [2, 3, 4]);
});

Deno.test("what follows a closing quote, and a quote within a cell, is text", () => {
  assert.deepEqual(rowsOf(tableOf('a,b\n"5" pipe,6" pipe\n"a"b"c",""x\n')), [["5 pipe", '6" pipe'], ['ab"c"', "x"]]);
});

Deno.test("a short row is filled up with empty cells and noted", () => {
  const table = tableOf("a,b,c\n1,2,3\n1\n1,2,3\n");
  assert.deepEqual(rowsOf(table)[1], ["1", "", ""]);
  assert.deepEqual(table.notes, [{ kind: "short_row", row: 3, detail: "This row has 1 cell where the header has 3." }]);
  assert.equal(table.noteCounts.short_row, 1);
});

Deno.test("a row whose cells beyond the header are empty is no long row", () => {
  const table = tableOf("a,b\n1,2,,\n3,4\n");
  assert.deepEqual(rowsOf(table), [["1", "2"], ["3", "4"]]);
  assert.deepEqual([table.notes, table.refusedRows], [[], undefined]);
});

Deno.test("blank lines, lines of spaces and lines of delimiters are skipped and counted: 3", () => {
  const table = tableOf("a,b\n1,2\n\n  \n,\n3,4\n");
  assert.deepEqual(rowsOf(table), [["1", "2"], ["3", "4"]]);
  assert.deepEqual([...table.rowNumbers], [2, 6]);
  assert.equal(table.skipped, 3);
  assert.equal(table.noteCounts.blank_line, 3);
});

Deno.test("a quoted empty cell is a row, not a blank line", () => {
  const table = tableOf('a\n""\nx\n');
  assert.deepEqual(rowsOf(table), [[""], ["x"]]);
  assert.equal(table.skipped, 0);
});

Deno.test("a header that comes again is skipped and counted", () => {
  const table = tableOf("a,b\n1,2\na,b\n3,4\nb,a\n");
  assert.deepEqual(rowsOf(table), [["1", "2"], ["3", "4"], ["b", "a"]]);
  assert.equal(table.skipped, 1);
  assert.deepEqual(table.notes.map(({ kind, row }) => [kind, row]), [["repeated_header", 3]]);
});

Deno.test("headers are trimmed; empty and repeated ones get names of their own", () => {
  const table = tableOf("amount, amount ,,amount (2),amount,column 3\n1,2,3,4,5,6\n");
  assert.deepEqual(namesOf(table), ["amount", "amount (3)", "column 3 (2)", "amount (2)", "amount (4)", "column 3"]);
  assert.deepEqual(table.notes.map((note) => note.detail), [
    'Column 2 repeats the name "amount"; it is called "amount (3)".',
    'Column 3 has no name; it is called "column 3 (2)".',
    'Column 5 repeats the name "amount"; it is called "amount (4)".',
  ]);
});

Deno.test("only 20 notes of a kind are kept, but all 30 are counted", () => {
  const table = tableOf("a,b\n" + "1\n".repeat(30));
  assert.equal(table.notes.length, 20);
  assert.equal(table.noteCounts.short_row, 30);
});

Deno.test("NULs are kept out of cells, quoted or not, and noted by row", () => {
  const table = tableOf(
    'date,note\n2024-01-01,a\0b\n2024-01-02,"c\0""d"\n2024-01-03,"e"\0f\n2024-01-04,g' + " ".repeat(60),
  );
  assert.deepEqual(rowsOf(table).map((row) => row[1]!.trim()), ["ab", 'c"d', "ef", "g"]);
  assert.deepEqual(table.notes.map(({ kind, row }) => [kind, row]), [["nul_byte", 2], ["nul_byte", 3], [
    "nul_byte",
    4,
  ]]);
});

Deno.test("an empty or blank file is refused", () => {
  for (const csv of ["", "\n\n", "  \r\n", "\uFEFF"]) {
    const fault = faultOf(csv);
    assert.equal(fault.code, "validation_failed");
    assert.match(fault.detail, /^The file is empty/);
  }
});

Deno.test("a header without rows is refused with the header's row", () => {
  const fault = faultOf("Report\n\ndate,amount\n\n");
  assert.equal(fault.detail, "The file has a header in row 3 but no rows of data below it.");
  assert.equal(fault.items?.[0]?.row, 3);
});

Deno.test("an unclosed quote is refused with the row in which it opened", () => {
  const fault = faultOf('a,b\n1,2\n3,"4,5\n5,6\n7,8\n');
  assert.match(fault.detail, /opened in row 3 is never closed/);
  assert.equal(fault.items?.[0]?.row, 3);
  assert.match(faultOf('a,b\n1,2\n3,"4 ""quoted""').detail, /opened in row 3 is never closed/);
});

Deno.test("files that aren't text are refused with what they look like", () => {
  const cases: [string, RegExp][] = [
    ["PK\x03\x04rest", /an Excel workbook or another zip archive/],
    ["\x89PNG\r\n\x1a\n", /a PNG image/],
    ["%PDF-1.7\n", /a PDF document/],
    ["a,b\n\x01\x02\x03\x04\x05\x06\n", /a binary file/],
  ];
  for (const [text, words] of cases) {
    const fault = faultOf(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    assert.equal(fault.code, "validation_failed");
    assert.match(fault.detail, words);
  }
});

Deno.test("10,000 columns are refused; as many as the limit are read", () => {
  const limits = { ...DEFAULT_SCAN_LIMITS, maxColumns: 3 };
  assert.equal(tableOf("a,b,c\n1,2,3\n", limits).columns.length, 3);
  assert.match(faultOf("a,b,c,d\n1,2,3,4\n", limits).detail, /row 1 has more than 3 columns/);
  const wide = Array.from({ length: 10_000 }, (_, i) => `column_${i}`).join(",") + "\n";
  assert.match(faultOf(wide + wide).detail, /more than 1,000 columns/);
});

Deno.test("more rows than the limit are refused, exactly as many are read", () => {
  const limits = { ...DEFAULT_SCAN_LIMITS, maxRows: 2 };
  assert.equal(tableOf("a\n1\n2\n\n", limits).rowCount, 2);
  const fault = faultOf("a\n1\n2\n3\n", limits);
  assert.equal(fault.code, "payload_too_large");
  assert.match(fault.detail, /more than 2 rows/);
});

Deno.test("a cell above the limit is refused with its row, quoted or not", () => {
  const limits = { ...DEFAULT_SCAN_LIMITS, maxCellBytes: 10 };
  assert.equal(tableOf("a\n1234567890\n", limits).rowCount, 1);
  assert.equal(
    faultOf("a\nb\n12345678901\n", limits).detail,
    "A cell in row 3 is larger than 10 bytes, the most Echo reads.",
  );
  assert.match(faultOf('a\n"12345678901"\n', limits).detail, /cell in row 2/);
  assert.match(
    faultOf('a\n"12345678901 \n', limits).detail,
    /quote \("\) opened in row 2 isn't closed within 10 bytes/,
  );
});

Deno.test("push fails as soon as a limit is passed, and goes on failing", () => {
  const scanner = createCsvScanner({ ...DEFAULT_SCAN_LIMITS, maxRows: 100 });
  const chunk = utf8("a,b\n" + "1,2\n".repeat(50_000));
  const first = scanner.push(chunk);
  assert(!first.ok);
  assert.equal(first.error.code, "payload_too_large");
  assert.equal(scanner.push(utf8("3,4\n")).ok, false);
  assert.equal(scanner.finish().ok, false);
});

Deno.test("an open quote fails in push once it holds more than a cell may: memory stays bounded", () => {
  const scanner = createCsvScanner();
  assert(scanner.push(utf8('a,b\n1,"')).ok);
  const chunk = utf8("text, text\n".repeat(10_000));
  let pushes = 0;
  while (scanner.push(chunk).ok) pushes++;
  assert(pushes < 40, `${pushes} pushes of 110 KB`);
});

Deno.test("a PNG fails in push as soon as its head is there", () => {
  const scanner = createCsvScanner();
  const png = new Uint8Array(1 << 17).fill(7);
  png.set([0x89, 0x50, 0x4e, 0x47]);
  assert.equal(scanner.push(png).ok, false);
});

Deno.test("progress counts the rows read so far", () => {
  const scanner = createCsvScanner();
  assert.equal(scanner.rowsSeen, 0);
  scanner.push(utf8("a,b\n" + "1,2\n".repeat(100_000)));
  assert(scanner.rowsSeen > 50_000 && scanner.rowsSeen <= 100_000);
});

Deno.test("a cell larger than the scanner's window is read whole", () => {
  const large = 'x"\n,'.repeat(60_000);
  const table = tableInPieces(utf8(`a,b\n1,"${large.replaceAll('"', '""')}"\n2,${"y".repeat(300_000)}\n3,z`), [
    100_000,
  ]);
  assert.deepEqual(rowsOf(table), [["1", large], ["2", "y".repeat(300_000)], ["3", "z"]]);
});

Deno.test("rows narrower than the header by far are filled up batch after batch", () => {
  const header = Array.from({ length: 900 }, (_, i) => `c${i}`).join(",");
  const table = tableOf(`${header}\n${"1\n".repeat(3000)}`);
  assert.equal(table.rowCount, 3000);
  assert.equal(rowsOf(table)[2999]![0], "1");
  assert.equal(table.noteCounts.short_row, 3000);
});

Deno.test("a CRLF cut by the scanner's window is one line end", () => {
  const row = "123,56789\r\n";
  const csv = "a,b\r\n" + row.repeat(20_000);
  const table = tableInPieces(utf8(csv), []);
  assert.equal(table.rowCount, 20_000);
  assert.equal(table.skipped, 0);
  for (let header = 1; header <= row.length; header++) {
    assert.equal(tableOf(`a,${"b".repeat(header)}\r\n${row.repeat(7000)}`).skipped, 0);
  }
});

Deno.test("CR line ends cut by the scanner's window stay line ends", () => {
  for (let header = 1; header <= 4; header++) {
    assert.equal(tableOf(`a,${"b".repeat(header)}\r${"1,2\r".repeat(20_000)}`).rowCount, 20_000);
  }
});
