import assert from "node:assert/strict";
import { builtInFormat, inFormat, numberFormat } from "../../../../src/domain/table/xlsx/number_format.ts";

function kinds(codes: readonly string[]): string[] {
  return codes.map((code) => numberFormat(code).kind);
}

Deno.test("letters of days and hours make a date, unless they are quoted, escaped or a colour", () => {
  const dates = [
    "yyyy-mm-dd",
    "d/m/yy h:mm",
    "mmm-yy",
    "mmmm",
    "[$-407]TT.MM.JJJJ;@".replace("TT.MM.JJJJ", "dd.mm.yyyy"),
    "[$-411]ge.m.d",
    "[$-409]m/d/yy h:mm AM/PM;@",
    "yyyy\\-mm\\-dd\\Thh:mm",
    '"on "d',
  ];
  assert.deepEqual(new Set(kinds(dates)), new Set(["date"]));
  assert.deepEqual(new Set(kinds(["h:mm", "hh:mm:ss", "mm:ss.0", "h:mm AM/PM"])), new Set(["time"]));
  assert.deepEqual(new Set(kinds(["[h]:mm", "[mm]:ss", "[s]"])), new Set(["duration"]));
  const numbers = [
    "General",
    "0",
    "#,##0.00",
    '0 "days"',
    "0.00E+00",
    "[Red]0",
    '#,##0 "mdy"',
    "\\d0",
    "# ?/?",
    "@",
    "",
  ];
  assert.deepEqual(new Set(kinds(numbers)), new Set(["general"]));
});

Deno.test("the built-in dates, times and percents are known by number; the reader's own currency is not", () => {
  const kind = (id: number) => builtInFormat(id).kind;
  assert.deepEqual([14, 15, 16, 17, 22, 27, 36, 50, 58].map(kind), Array(9).fill("date"));
  assert.deepEqual([18, 19, 20, 21, 45, 47].map(kind), Array(6).fill("time"));
  assert.equal(kind(46), "duration");
  assert.deepEqual([9, 10].map(kind), ["percent", "percent"]);
  assert.deepEqual([0, 1, 4, 5, 8, 11, 37, 44, 49].map(kind), Array(9).fill("general"));
});

Deno.test("the currency of a format comes with the number: €1234.5 for [$€-407] #,##0.00", () => {
  const cases: readonly (readonly [code: string, text: string])[] = [
    ["[$€-407] #,##0.00", "-€1234.5"],
    ["#,##0.00\\ [$€-407]", "-€1234.5"],
    ['"$"#,##0.00;[Red]-"$"#,##0.00', "-$1234.5"],
    ["$#,##0", "-$1234.5"],
    ['_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-', "-€1234.5"],
    ['_("$"* #,##0.00_);_("$"* \\(#,##0.00\\)', "-$1234.5"],
    ["[$CHF-807] #,##0.00", "-CHF 1234.5"],
    ['#,##0.00 "USD"', "-USD 1234.5"],
    ["#,##0.00\\ \\E\\U\\R", "-EUR 1234.5"],
    ["[$kr.-406] #,##0", "-kr 1234.5"],
    ['#,##0.00" zł"', "-zł 1234.5"],
    ["[$-409]#,##0.00", "-1234.5"],
    ['#,##0 "PCS"', "-1234.5"],
    ['0,,"M"', "-1234.5"],
  ];
  for (const [code, text] of cases) assert.equal(inFormat("-1234.5", numberFormat(code)), text, code);
});

Deno.test("a percent is the hundredfold with its sign, and leading zeros are part of an id", () => {
  const text = (plain: string, code: string) => inFormat(plain, numberFormat(code));
  assert.equal(text("0.125", "0.0%"), "12.5%");
  assert.equal(text("7", "00000"), "00007");
  assert.equal(text("123456", "00000"), "123456");
  assert.equal(text("123456789", "000\\-00\\-0000"), "123-45-6789");
  assert.equal(text("42", '"INV-"00000'), "INV-00042");
  assert.equal(text("7.5", "00000"), "7.5");
  assert.equal(text("5", "0"), "5");
  assert.equal(text("5", "00.0"), "5");
  assert.equal(text("1.234", "[$€-407] 0.000"), "€1.2340");
  assert.equal(text("0.12345", "0.0%"), "12.3450%");
});

Deno.test("a long or broken format code costs no more than its length", () => {
  for (const code of ['"'.repeat(100_000), "[".repeat(100_000), "\\".repeat(100_001), ";".repeat(100_000)]) {
    const start = performance.now();
    numberFormat(code);
    assert.ok(performance.now() - start < 20_000);
  }
});
