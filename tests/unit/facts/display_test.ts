import assert from "node:assert/strict";
import { display, displayLabel, displayPeriod } from "../../../src/domain/facts/display.ts";
import { parseDay } from "../../../src/domain/values/day.ts";
import { periodOf } from "../../../src/domain/values/period.ts";
import { count, money, onDay } from "../../../src/domain/values/quantity.ts";
import { parseDecimal } from "../../../src/domain/values/rational.ts";
import { unavailable } from "../../../src/domain/values/reason.ts";

function amount(text: string, currency: string): string {
  return display(money(parseDecimal(text)!, currency));
}

Deno.test("money leads with its symbol, or with its code where the symbol could mean another currency", () => {
  assert.equal(amount("7350", "USD"), "$7,350.00");
  assert.equal(amount("410", "EUR"), "€410.00");
  assert.equal(amount("15000", "JPY"), "¥15,000");
  assert.equal(amount("1.25", "KWD"), "KWD 1.250");
  assert.equal(amount("1234567.5", "CAD"), "CAD 1,234,567.50");
});

Deno.test("a negative amount has its sign in front of the symbol", () => {
  assert.equal(amount("-25.25", "USD"), "-$25.25");
  assert.equal(amount("-1000", "CHF"), "-CHF 1,000.00");
});

Deno.test("money past 2^53 cents keeps every digit", () => {
  assert.equal(amount("123456789012345678.91", "USD"), "$123,456,789,012,345,678.91");
});

Deno.test("numbers show at most two decimals, without trailing zeros", () => {
  assert.equal(display({ unit: "percent", number: 12.5 }), "12.5%");
  assert.equal(display({ unit: "percent", number: -163.13 }), "-163.13%");
  assert.equal(display({ unit: "percent", number: 100 }), "100%");
  assert.equal(display({ unit: "percent", number: 1250.05 }), "1,250.05%");
  assert.equal(display({ unit: "points", number: 1.2 }), "1.2 pp");
  assert.equal(display({ unit: "ratio", number: 3.03 }), "3.03x");
  assert.equal(display({ unit: "number", number: -0.001 }), "0");
  assert.equal(display({ unit: "number", number: 0.1 }), "0.1");
  assert.equal(display(count(1234567)), "1,234,567");
  assert.equal(display(count(1e21)), "1,000,000,000,000,000,000,000");
});

Deno.test("months are months, and 1 is 1 month", () => {
  assert.equal(display({ unit: "months", number: 7.94 }), "7.94 months");
  assert.equal(display({ unit: "months", number: 1 }), "1 month");
});

Deno.test("a day is written out and an unknown figure says so", () => {
  assert.equal(display(onDay(parseDay("2024-03-31")!)), "31 March 2024");
  assert.equal(display(unavailable("no_rows", "")), "not known");
});

Deno.test("a period has a name by its unit", () => {
  const day = parseDay("2024-03-06")!;
  assert.equal(displayPeriod(periodOf(day, "day")), "6 March 2024");
  assert.equal(displayPeriod(periodOf(day, "week")), "the week of 4 March 2024");
  assert.equal(displayPeriod(periodOf(day, "month")), "March 2024");
  assert.equal(displayPeriod(periodOf(day, "quarter")), "Q1 2024");
  assert.equal(displayPeriod(periodOf(day, "year")), "2024");
});

Deno.test("a label stays on one line, without direction marks, within 60 characters", () => {
  assert.equal(displayLabel(" Pro\n plan\t", "(blank)"), "Pro plan");
  assert.equal(displayLabel("a\u202eb", "(blank)"), "ab");
  assert.equal(displayLabel("  ", "(no product)"), "(no product)");
  assert.equal(displayLabel("x".repeat(61), "(blank)"), "x".repeat(59) + "…");
  assert.equal(displayLabel("😀".repeat(60), "(blank)"), "😀".repeat(60));
});
