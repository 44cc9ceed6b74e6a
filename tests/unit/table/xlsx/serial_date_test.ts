import assert from "node:assert/strict";
import fc from "fast-check";
import { formatDay, parseDay } from "../../../../src/domain/values/day.ts";
import { serialDate, serialDuration } from "../../../../src/domain/table/xlsx/serial_date.ts";

Deno.test("serial numbers are days of their date system, the phantom 29 February 1900 among them", () => {
  const dates: readonly (readonly [number, 1900 | 1904, string])[] = [
    [1, 1900, "1900-01-01"],
    [59, 1900, "1900-02-28"],
    [60, 1900, "1900-02-29"],
    [61, 1900, "1900-03-01"],
    [45322, 1900, "2024-01-31"],
    [2958465, 1900, "9999-12-31"],
    [0, 1904, "1904-01-01"],
    [43860, 1904, "2024-01-31"],
    [45322.572916666664, 1900, "2024-01-31T13:45:00"],
    [45322.99999999999, 1900, "2024-02-01"],
    [45322.5000001157, 1900, "2024-01-31T12:00:00.010"],
  ];
  for (const [serial, system, text] of dates) assert.equal(serialDate(serial, system, false), text);
});

Deno.test("what is no day stays a number: zero, a negative one, one past the year 9999", () => {
  assert.equal(serialDate(0, 1900, false), "0");
  assert.equal(serialDate(-1.5, 1900, false), "-1.5");
  assert.equal(serialDate(2958466, 1900, false), "2958466");
});

Deno.test("a time alone has no date below one day, and a span of time counts past 24 hours", () => {
  assert.equal(serialDate(0.354166666666667, 1900, true), "08:30:00");
  assert.equal(serialDate(45322.5, 1900, true), "2024-01-31T12:00:00");
  assert.equal(serialDuration(1.5), "36:00:00");
  assert.equal(serialDuration(-0.25), "-06:00:00");
});

Deno.test("every day from 1 March 1900 to 9999 comes back from its serial number in both systems", () => {
  const last = parseDay("9999-12-31")!;
  fc.assert(fc.property(fc.integer({ min: parseDay("1904-01-01")!, max: last }), (day) => {
    assert.equal(serialDate(day - parseDay("1899-12-30")!, 1900, false), formatDay(day));
    assert.equal(serialDate(day - parseDay("1904-01-01")!, 1904, false), formatDay(day));
  }));
});
