import assert from "node:assert/strict";
import type { DecimalMark } from "../../../src/domain/schema/dataset.ts";
import { whyNoDay } from "../../../src/domain/validation/unread_day.ts";
import { isMissingNumber, whyNoNumber } from "../../../src/domain/validation/unread_number.ts";
import { validate } from "../../../src/domain/validation/validate.ts";
import { tableOf, understood } from "../schema/example.ts";

const NUMBERS: readonly [string, DecimalMark, string][] = [
  ["12,50", ".", "is written with a decimal comma, the column with a decimal point"],
  ["12.50", ",", "is written with a decimal point, the column with a decimal comma"],
  ["1,234", ",", "could be a thousand or have three decimals, and the column writes neither so"],
  ["12.5 %", ".", "is a percentage, not an amount"],
  ["#DIV/0!", ".", "is an error of the spreadsheet it comes from"],
  ["1.5k", ".", "is shortened with a letter or word, and the column doesn't write so throughout"],
  ["2024-01-31", ".", "is a date, not a number"],
  ["31/01/2024", ".", "is a date, not a number"],
  ["14:05", ".", "is a time, not a number"],
  ["12.50 - 15.00", ".", "holds two numbers"],
  ["12.50/15.00", ".", "holds two numbers"],
  ["10 to 20", ".", "holds two numbers"],
  ["5 pcs", ".", "is no number: 'pcs' stands with it"],
  ["1.2.3", ".", "is no number: its points, commas or signs stand where none can"],
  ["--5", ".", "is no number: its points, commas or signs stand where none can"],
  ["tbd", ".", "is no number"],
];

for (const [held, mark, why] of NUMBERS) {
  Deno.test(`'${held}' in a column with '${mark}' ${why}`, () => assert.equal(whyNoNumber(held, mark), why));
}

const DAYS: readonly [string, "dmy" | "mdy" | "ymd", string][] = [
  ["31.02.2024", "dmy", "is a day that doesn't exist"],
  ["2023-02-29", "ymd", "is a day that doesn't exist"],
  ["31 February 2024", "ymd", "is a day that doesn't exist"],
  ["01/31/2024", "dmy", "puts the month first, so it is no date with the day first, as the column writes them"],
  ["31/01/2024", "mdy", "puts the day first, so it is no date with the month first, as the column writes them"],
  ["2024-13-01", "ymd", "puts the day before the month, where the month belongs"],
  ["2024/05/02", "ymd", "is no certain date, since other cells of the column put the day before the month"],
  ["45322", "ymd", "is a number, and the column's other cells don't show it to be a date"],
  ["1.70666E+12", "ymd", "is a number, and none that a date is written as"],
  ["14:05", "ymd", "is a time without a day"],
  ["2:05 PM", "ymd", "is a time without a day"],
  ["31.12.", "dmy", "is a day without a year"],
  ["soon", "dmy", "is no date with the day first"],
];

for (const [held, order, why] of DAYS) {
  Deno.test(`'${held}' in a column of ${order} ${why}`, () => assert.equal(whyNoDay(held, order), why));
}

Deno.test("'$ -' beside $ 1.50 and $ 2.50 is a missing amount: no cell is unreadable, no row rejected", () => {
  assert.ok(isMissingNumber("$ -"));
  const dataset = understood("id|amount", ["a|$ 1.50", "b|$ 2.50", "c|$ -"]);
  assert.equal(dataset.counts.rejected, 0);
  const { findings } = validate(tableOf("id|amount", ["a|$ 1.50", "b|$ 2.50", "c|$ -"]), dataset);
  assert.ok(!findings.some(({ rule }) => rule === "unreadable_cell"));
});
