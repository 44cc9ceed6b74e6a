import assert from "node:assert/strict";
import fc from "fast-check";
import { type Day, formatDay, NO_DAY } from "../../../src/domain/values/day.ts";
import {
  type DateReading,
  dayReader,
  provenOrder,
  solveDates,
  surveyDates,
} from "../../../src/domain/schema/solve_date.ts";
import { cellsOf, dictionary, packed, UTC } from "./example.ts";

function shown(day: Day): string | null {
  return day === NO_DAY ? null : formatDay(day);
}

/** The days of a column as its own cells prove them. */
function read(
  texts: readonly string[],
  form: typeof packed = packed,
  reading: DateReading = UTC,
): (string | null)[] {
  const survey = surveyDates(cellsOf(texts, form), reading);
  const order = provenOrder(survey.tally);
  assert.notEqual(order, "undecided");
  return [...solveDates(survey, order === "mdy" ? "mdy" : "dmy").days].map(shown);
}

const DAYS: readonly [string, string | null][] = [
  ["2024-02-29", "2024-02-29"],
  ["2023-02-29", null],
  ["2024-13-01", null],
  ["2024/1/5", "2024-01-05"],
  ["2024.01.05", "2024-01-05"],
  ["2024-01", "2024-01-01"],
  ["2024-06-07 02:38:54", "2024-06-07"],
  ["2024-06-07T02:38", "2024-06-07"],
  ["2026-03-12 09:14:02 +0000", "2026-03-12"],
  ["2024-01-31T23:30:00-05:00", "2024-02-01"],
  ["2024-02-01T00:30:00+09:00", "2024-01-31"],
  ["2024-02-01T00:30:00.123456Z", "2024-02-01"],
  ["2024-02-01 00:30 UTC", "2024-02-01"],
  ["2024-02-01T00:30:00+09", "2024-01-31"],
  ["31/01/2024", "2024-01-31"],
  ["31.1.2024", "2024-01-31"],
  ["31-01-2024 14:00", "2024-01-31"],
  ["1/31/2024", "2024-01-31"],
  ["1/31/2024 2:05 PM", "2024-01-31"],
  ["1/31/2024, 12:05:09 am", "2024-01-31"],
  ["Jan 31, 2024", "2024-01-31"],
  ["January 31 2024", "2024-01-31"],
  ["31-Jan-2024", "2024-01-31"],
  ["31st January 2024", "2024-01-31"],
  ["Wed, 31 Jan 2024 10:00:00 GMT", "2024-01-31"],
  ["Wednesday, Jan 31st, 2024", "2024-01-31"],
  ["Jun 7, 2024, 2:38 PM", "2024-06-07"],
  ["Jan 2024", "2024-01-01"],
  [" 2024-01-05 ", "2024-01-05"],
  ["tomorrow", null],
  ["31 Foo 2024", null],
  ["100.00", null],
  ["2024.05", null],
  ["20240101", null],
  ["12345", null],
  ["1/2/24", null],
  ["123/1/2024", null],
  ["2024-01-05x", null],
  ["2024-01-05 ", "2024-01-05"],
  ["2024-01-05 noon", null],
  ["2024-01-05 10", null],
  ["2024-01-05 25:00", null],
  ["2024-01-05 10:61", null],
  ["2024-01-05 13:00 PM", null],
  ["2024-01-05 10:00 EST", null],
  ["2024-01-05 10:00+1", null],
  ["2024-01-05 10:00+15:00", null],
  ["2024-1-123", null],
];

for (const [text, expected] of DAYS) {
  Deno.test(`"${text}" is ${expected ?? "no day"}`, () => {
    for (const form of [packed, dictionary]) assert.deepEqual(read([text], form), [expected]);
  });
}

Deno.test("blank and N/A are missing, not unreadable", () => {
  const survey = surveyDates(cellsOf(["", "N/A", "2024-01-01"]), UTC);
  assert.deepEqual([survey.tally.missing, survey.tally.unreadable], [2, 0]);
  assert.deepEqual(solveDates(survey, "ymd").unreadableRows, []);
});

Deno.test("05/01, 13/01 and 01/02: the 13 proves the day first, so they are 5 and 13 January and 1 February", () => {
  assert.deepEqual(read(["05/01/2024", "13/01/2024", "01/02/2024"]), ["2024-01-05", "2024-01-13", "2024-02-01"]);
});

Deno.test("05/01, 01/13: the 13 proves the month first, so they are 1 May and 13 January", () => {
  assert.deepEqual(read(["05/01/2024", "01/13/2024"], dictionary), ["2024-05-01", "2024-01-13"]);
});

Deno.test("01/02, 03/04 and 05/06 fit both orders", () => {
  const survey = surveyDates(cellsOf(["01/02/2024", "03/04/2024", "05/06/2024"]), UTC);
  assert.equal(provenOrder(survey.tally), "undecided");
  assert.deepEqual([...solveDates(survey, "mdy").days].map(shown), ["2024-01-02", "2024-03-04", "2024-05-06"]);
  assert.deepEqual([...solveDates(survey, "dmy").days].map(shown), ["2024-02-01", "2024-04-03", "2024-06-05"]);
});

Deno.test("03/03 is the same day in both orders and proves none", () => {
  assert.equal(provenOrder(surveyDates(cellsOf(["03/03/2024"]), UTC).tally), "any");
});

Deno.test("one 01/31 among nine 31/01 is a slip; among eight the column is undecided", () => {
  const slip = [...Array(9).fill("31/01/2024"), "01/31/2024"];
  const survey = surveyDates(cellsOf(slip), UTC);
  assert.equal(provenOrder(survey.tally), "dmy");
  assert.deepEqual(solveDates(survey, "dmy").unreadableRows, [9]);
  assert.deepEqual(solveDates(survey, "mdy").unreadableRows, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(provenOrder(surveyDates(cellsOf(slip.slice(1)), UTC).tally), "undecided");
});

Deno.test("an instant is the day of the reader's zone: 03:30Z on 1 March is 29 February in New York", () => {
  const reading = { dayAt: dayReader("America/New_York"), utc: false };
  const texts = ["2024-03-01T03:30:00Z", "2024-03-01T05:00:00Z", "2024-03-01 03:30", "1965-03-01T03:30:00Z"];
  assert.deepEqual(read(texts, packed, reading), ["2024-02-29", "2024-03-01", "2024-03-01", "1965-02-28"]);
});

Deno.test('under a header that says "(UTC)" a time without a zone is UTC, a day without a time stays', () => {
  const reading = { dayAt: dayReader("America/New_York"), utc: true };
  assert.deepEqual(read(["2024-03-01 03:30:00", "2024-03-01"], packed, reading), ["2024-02-29", "2024-03-01"]);
});

Deno.test("a quarter of an hour is one day in every zone: the remembered days are those of each instant", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Africa/Monrovia", "Europe/Berlin"),
      fc.array(fc.integer({ min: 94_694_400_000, max: 4_000_000_000_000 }), { minLength: 1, maxLength: 20 }),
      (zone, instants) => {
        const remembered = dayReader(zone);
        for (const instant of instants) {
          const start = instant - instant % 900_000;
          assert.equal(remembered(start), dayReader(zone)(start + 899_999));
        }
      },
    ),
    { numRuns: 20 },
  );
});

Deno.test("any days, written in any order with one part above 12, read back the same", () => {
  const writings = [
    (y: string, m: string, d: string) => `${y}-${m}-${d}`,
    (y: string, m: string, d: string) => `${d}.${m}.${y}`,
    (y: string, m: string, d: string) => `${m}/${d}/${y}`,
    (y: string, m: string, d: string) => `${Number(m)}/${Number(d)}/${y} 10:00`,
  ];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -25_000, max: 60_000 }), { maxLength: 20 }),
      fc.constantFrom(...writings),
      fc.constantFrom(packed, dictionary),
      (days, write, form) => {
        const isos = [...days.map(formatDay), "2024-01-31"];
        const texts = isos.map((iso) => write(...iso.split("-") as [string, string, string]));
        assert.deepEqual(read(texts, form), isos);
      },
    ),
  );
});

Deno.test("every row is missing, a day or unreadable, whatever the cells hold", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom("2024-01-01", "01/02/2024", "13/02/2024", ""))),
      (texts) => {
        const { tally } = surveyDates(cellsOf(texts), UTC);
        assert.equal(Object.values(tally).reduce((sum, rows) => sum + rows, 0), texts.length);
      },
    ),
  );
});
