import assert from "node:assert/strict";
import fc from "fast-check";
import {
  civilOf,
  dayInZone,
  dayOf,
  daysInMonth,
  formatDay,
  parseDay,
  weekday,
} from "../../../src/domain/values/day.ts";

Deno.test("1970-01-01 is day 0, a Thursday; 2024-02-29 is day 19782", () => {
  assert.equal(dayOf(1970, 1, 1), 0);
  assert.equal(weekday(0), 3);
  assert.equal(dayOf(2024, 2, 29), 19782);
});

Deno.test("there is no 30 February, no month 13, no day 0", () => {
  assert.equal(dayOf(2024, 2, 30), null);
  assert.equal(dayOf(2024, 13, 1), null);
  assert.equal(dayOf(2024, 0, 1), null);
  assert.equal(dayOf(2024, 1, 0), null);
});

Deno.test("1900 had no leap day, 2000 and 2024 had one, April has 30 days", () => {
  assert.deepEqual([daysInMonth(1900, 2), daysInMonth(2000, 2), daysInMonth(2024, 2), daysInMonth(2024, 4)], [
    28,
    29,
    29,
    30,
  ]);
});

Deno.test("every day from year 1 to 9999 has one civil date and one text", () => {
  fc.assert(fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
    const { year, month, day: dayOfMonth } = civilOf(day);
    assert.equal(dayOf(year, month, dayOfMonth), day);
    assert.equal(parseDay(formatDay(day)), day);
  }));
});

Deno.test("the civil calendar agrees with the platform's", () => {
  fc.assert(fc.property(fc.integer({ min: -100000, max: 100000 }), (day) => {
    assert.equal(formatDay(day), new Date(day * 86_400_000).toISOString().slice(0, 10));
  }));
});

Deno.test("text that isn't a day is none", () => {
  for (const text of ["2024-1-1", "2024-02-30", "x", "2024-01-01T00:00:00Z"]) assert.equal(parseDay(text), null);
});

Deno.test("23:30 of 31 January in New York is 1 February in UTC and 31 January there", () => {
  const instant = Date.parse("2024-01-31T23:30:00-05:00");
  assert.equal(formatDay(dayInZone("UTC")(instant)), "2024-02-01");
  assert.equal(formatDay(dayInZone("America/New_York")(instant)), "2024-01-31");
});

Deno.test("the day turns at local midnight on both sides of a clock change", () => {
  const berlin = dayInZone("Europe/Berlin");
  assert.equal(formatDay(berlin(Date.parse("2024-03-30T22:59:59Z"))), "2024-03-30");
  assert.equal(formatDay(berlin(Date.parse("2024-03-30T23:00:00Z"))), "2024-03-31");
  assert.equal(formatDay(berlin(Date.parse("2024-03-31T21:59:59Z"))), "2024-03-31");
  assert.equal(formatDay(berlin(Date.parse("2024-03-31T22:00:00Z"))), "2024-04-01");
});

Deno.test("a zone that isn't one throws", () => {
  assert.throws(() => dayInZone("Mars/Olympus"), RangeError);
});
