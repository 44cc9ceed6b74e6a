import assert from "node:assert/strict";
import { days, numbers } from "../../corpus/column.ts";
import { dayFirst } from "../../corpus/date_style.ts";
import { encode } from "../../corpus/dialect.ts";
import { datesProve, numbersProve } from "../../corpus/decidable.ts";
import { COMMA, EUROPEAN, INDIAN, POINT, US, writeNumber } from "../../corpus/number_style.ts";
import { pairwise } from "../../corpus/pairwise.ts";
import { Random } from "../../corpus/random.ts";
import { rangesOf, rowsIn } from "../../corpus/truth.ts";

Deno.test("a case that claims another proof than its cells hold can't be written", () => {
  assert.throws(() => numbers("a", ["1234", "2500"], US), /doesn't prove/);
  assert.throws(() => numbers("a", ["1234", "2.5"], US, { settled: "nobody" }), /proves/);
  assert.throws(() => days("a", ["2024-01-02"], dayFirst("/")), /doesn't prove/);
  assert.throws(() => days("a", ["2024-01-13"], dayFirst("/"), { settled: "file" }), /proves/);
});

Deno.test("1,234 proves nothing; 1,234.5, 1,234,567, 0,123, 1234,567 and 12,3 prove the mark", () => {
  for (const text of ["1,234", "1.234", "$12,000", "(1.234)", "1,234 kr"]) assert.ok(!numbersProve([text, "5"]), text);
  for (const text of ["1,234.5", "1,234,567", "0,123", "1234,567", "12,3", "1 234,567", "1'234.500"]) {
    assert.ok(numbersProve(["1,234", text]), text);
  }
  assert.ok(numbersProve(["12", "7"]));
});

Deno.test("03/01 proves nothing, 13/01 the order; 01/01 and 02/02 are the same in both", () => {
  assert.ok(!datesProve(["2024-01-03"]));
  assert.ok(datesProve(["2024-01-03", "2024-01-13"]));
  assert.ok(datesProve(["2024-01-01", "2024-02-02"]));
});

Deno.test("-1234567.5 in each style", () => {
  assert.equal(writeNumber(POINT, "-1234567.5"), "-1234567.5");
  assert.equal(writeNumber(COMMA, "-1234567.5"), "-1234567,5");
  assert.equal(writeNumber({ ...EUROPEAN, after: " €" }, "-1234567.5"), "-1.234.567,5 €");
  assert.equal(writeNumber({ ...INDIAN, before: "₹" }, "-1234567.5"), "-₹12,34,567.5");
  assert.equal(writeNumber({ ...US, before: "$", negative: "()" }, "-1234567.5"), "($1,234,567.5)");
  assert.equal(writeNumber({ ...US, before: "$", signInside: true }, "-1234567.5"), "$-1,234,567.5");
  assert.equal(writeNumber({ ...US, negative: "5-" }, "-1234567.5"), "1,234,567.5-");
});

Deno.test("the encodings write what the platform's decoders read", () => {
  const text = "é€“Ÿ—ß;1";
  for (const encoding of ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const) {
    assert.equal(new TextDecoder(encoding).decode(encode(text, encoding)), text);
  }
  assert.deepEqual([...encode("a", "utf-16be-bom")], [0xfe, 0xff, 0, 0x61]);
  assert.throws(() => encode("Ł", "windows-1252"));
});

Deno.test("row numbers as ranges and back", () => {
  assert.equal(rangesOf([2, 3, 4, 6, 9, 10]), "2-4 6 9-10");
  assert.deepEqual(rowsIn("2-4 6 9-10"), [2, 3, 4, 6, 9, 10]);
  assert.deepEqual([rangesOf([]), rowsIn("")], ["", []]);
});

Deno.test("every two levels that may stand together do", () => {
  const factors = { a: ["1", "2", "3"], b: ["x", "y"], c: ["p", "q", "r"] } as const;
  const choices = pairwise(factors, ({ a, b }) => !(a === "1" && b === "x"), new Random("test"));
  const has = (test: (choice: typeof choices[number]) => boolean) => choices.some(test);
  for (const a of factors.a) for (const c of factors.c) assert.ok(has((choice) => choice.a === a && choice.c === c));
  for (const b of factors.b) for (const c of factors.c) assert.ok(has((choice) => choice.b === b && choice.c === c));
  for (const a of factors.a) {
    for (const b of factors.b) assert.equal(has((choice) => choice.a === a && choice.b === b), a !== "1" || b !== "x");
  }
  assert.ok(choices.length < 3 * 2 * 3);
});
