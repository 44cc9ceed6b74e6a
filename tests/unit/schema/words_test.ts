import assert from "node:assert/strict";
import { namesInterval } from "../../../src/domain/schema/interval_words.ts";
import { directionOf } from "../../../src/domain/schema/fit.ts";
import { isMissing, isMissingCell } from "../../../src/domain/schema/missing_words.ts";
import { packTexts } from "../../../src/domain/schema/distinct_cells.ts";
import { currencyMark, currencyOfMark } from "../../../src/domain/schema/currency_marks.ts";
import { statusClassOf } from "../../../src/domain/schema/status_words.ts";
import { roleWords } from "../../../src/domain/schema/role_words.ts";
import { isEmptyColumn, wordsOf } from "../../../src/domain/schema/words.ts";
import { monthNamed, spokenDay } from "../../../src/domain/schema/month_names.ts";
import { dictionary, packed } from "./example.ts";

Deno.test("statuses are known whatever their case, spaces and hyphens", () => {
  assert.equal(statusClassOf(" Paid "), "paid");
  assert.equal(statusClassOf("Partially Refunded"), "refunded");
  assert.equal(statusClassOf("past-due"), "pending");
  assert.equal(statusClassOf("VOID"), "failed");
  assert.equal(statusClassOf("CA"), null);
});

for (const word of ["Monthly", "annual", "semi-annual", "biennial", "one-time", "every 3 months", "2 weeks", "year"]) {
  Deno.test(`"${word}" names a billing interval`, () => assert.ok(namesInterval(word)));
}

Deno.test('"Basic" names no billing interval', () => assert.ok(!namesInterval("Basic")));

Deno.test("Expense, Debit and Money Out are money out; Sales Receipt and credit are money in; Transfer is neither", () => {
  assert.deepEqual(["Expense", "DEBIT", "Money_Out"].map(directionOf), ["expense", "expense", "expense"]);
  assert.deepEqual(["Sales Receipt", "credit"].map(directionOf), ["income", "income"]);
  assert.equal(directionOf("Transfer"), null);
});

Deno.test("blank, N/A and dashes hold nothing; 0, nan and a long text hold something", () => {
  for (const text of ["", "  ", "N/A", "-", "--", " -- ", "—", "null", "\u00a0"]) {
    const { bytes } = packTexts([text]);
    assert.ok(isMissing(text) && isMissingCell(bytes, 0, packTexts([text]).offsets[1]!), text);
  }
  for (const text of ["0", "nan", "inf", "none of these", " é ", "naïve"]) {
    const { bytes, offsets } = packTexts([text]);
    assert.ok(!isMissing(text) && !isMissingCell(bytes, 0, offsets[1]!), text);
  }
});

Deno.test("$ means USD, but CAD where the books are kept in CAD; kr means nothing until the books say so", () => {
  assert.equal(currencyOfMark("$", ["USD"]), "USD");
  assert.equal(currencyOfMark("$", ["EUR"]), "USD");
  assert.equal(currencyOfMark("$", ["CAD"]), "CAD");
  assert.equal(currencyOfMark("kr", ["USD"]), null);
  assert.equal(currencyOfMark("kr", ["SEK"]), "SEK");
  assert.equal(currencyOfMark("GBP", ["USD"]), "GBP");
});

Deno.test("usd and R$ stand for money, inf and Kg don't", () => {
  assert.equal(currencyMark("usd"), "USD");
  assert.equal(currencyMark("R$"), "R$");
  assert.equal(currencyMark("inf"), null);
  assert.equal(currencyMark("Kg"), null);
});

Deno.test("the words of a column come with their rows, most first, in either form of cells", () => {
  const texts = ["paid", "open", " paid", "", "open", "paid"];
  const expected = [{ text: "paid", rows: 3 }, { text: "open", rows: 2 }];
  assert.deepEqual(wordsOf(packed(texts), 6), expected);
  assert.deepEqual(wordsOf(dictionary(texts), 6), expected);
});

Deno.test("20,001 different texts are no vocabulary", () => {
  const texts = Array.from({ length: 20_002 }, (_, i) => `w${i}`);
  assert.equal(wordsOf(packed(texts), texts.length), null);
  const codes = Uint16Array.from(texts, (_, i) => i);
  assert.equal(wordsOf({ kind: "dictionary", codes, values: texts }, texts.length), null);
});

Deno.test("a column of blanks and N/A is empty, one with a single word isn't", () => {
  for (const form of [packed, dictionary]) {
    assert.ok(isEmptyColumn(form(["", "N/A", " "]), 3));
    assert.ok(!isEmptyColumn(form(["", "x", " "]), 3));
  }
});

Deno.test("roles in words", () => {
  assert.equal(roleWords("unit_price"), "unit price");
  assert.equal(roleWords("status"), "payment status");
});

Deno.test("months by English name, from three letters on", () => {
  assert.deepEqual(["Jan", "sept", "DECEMBER", "Ju", "Janus"].map(monthNamed), [1, 9, 12, null, null]);
  assert.equal(spokenDay(19754), "1 February 2024");
});
