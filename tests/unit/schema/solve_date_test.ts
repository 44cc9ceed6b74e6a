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
  const order = provenOrder(survey);
  assert.notEqual(order, "undecided");
  return [...solveDates(survey, order === "any" || order === "undecided" ? "dmy" : order).days].map(shown);
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
  ["20240101", "2024-01-01"],
  ["20240231", null],
  ["20240131T143000Z", "2024-01-31"],
  ["20240131143000", "2024-01-31"],
  ["202401311430", "2024-01-31"],
  ["20240131T2330-0500", "2024-02-01"],
  ["12345", null],
  ["31/12/99", "1999-12-31"],
  ["31.1.70", "1970-01-31"],
  ["12/31/24", "2024-12-31"],
  ["31. 12. 2024", "2024-12-31"],
  ["2024. 01. 31.", "2024-01-31"],
  ["'2024-01-31", "2024-01-31"],
  ["3 mars 2024", "2024-03-03"],
  ["1er mars 2024", "2024-03-01"],
  ["le 14 février 2024", "2024-02-14"],
  ["15 de enero de 2024", "2024-01-15"],
  ["1. März 2024", "2024-03-01"],
  ["1. MÄRZ 2024", "2024-03-01"],
  ["12-Mär-24", "2024-03-12"],
  ["15-déc.-2024", "2024-12-15"],
  ["15 juil. 2024", "2024-07-15"],
  ["15 jui 2024", null],
  ["Ene/2024", "2024-01-01"],
  ["Mar-24", "2024-03-01"],
  ["maio 2024", "2024-05-01"],
  ["maio de 2024", "2024-05-01"],
  ["2 maggio 2024", "2024-05-02"],
  ["3 mrt 2024", "2024-03-03"],
  ["1 ottobre 2024", "2024-10-01"],
  ["31 out. 2024", "2024-10-31"],
  ["15 december 2024", "2024-12-15"],
  ["2024-Mar-03", "2024-03-03"],
  ["3rd of March 2024", "2024-03-03"],
  ["31 février 2024", null],
  ["Mittwoch, 31. Januar 2024", "2024-01-31"],
  ["mer. 31 janv. 2024", "2024-01-31"],
  ["quarta-feira, 31 de janeiro de 2024", "2024-01-31"],
  ["mar. 2 avril 2024", "2024-04-02"],
  ["around 31 Jan 2024", null],
  ["Wed 01/31/2024", "2024-01-31"],
  ["Thu 01/02/2024", "2024-02-01"],
  ["Tue 01/02/2024", "2024-01-02"],
  ["January 31, 2024 at 2:05 PM", "2024-01-31"],
  ["31.01.2024 um 14:05 Uhr", "2024-01-31"],
  ["31/01/2024 14h05", "2024-01-31"],
  ["31.1.2024 14.05", "2024-01-31"],
  ["1/31/2024 2:05\u202fPM", "2024-01-31"],
  ["31/1/2024, 2:05 p. m.", "2024-01-31"],
  ["1/31/2024 2 PM", "2024-01-31"],
  ["Wed Jan 31 2024 23:05:09 GMT-0500 (Eastern Standard Time)", "2024-02-01"],
  ["2024-01-31 23:30:00 -0500 UTC", "2024-02-01"],
  ["2024-01-31 23:30 GMT-2", "2024-02-01"],
  ["2024-01-31T23:30:00.123+05:30", "2024-01-31"],
  ["03/2024", "2024-03-01"],
  ["3.2024", "2024-03-01"],
  ["13/2024", null],
  ["202403", "2024-03-01"],
  ["202413", null],
  ["2024", "2024-01-01"],
  ["Q1 2024", "2024-01-01"],
  ["2024-Q2", "2024-04-01"],
  ["2024Q3", "2024-07-01"],
  ["1T2024", "2024-01-01"],
  ["T4 2024", "2024-10-01"],
  ["3Q24", "2024-07-01"],
  ["2. Quartal 2024", "2024-04-01"],
  ["Q5 2024", null],
  ["H2 2024", "2024-07-01"],
  ["2024-W05", "2024-01-29"],
  ["2024-W53", null],
  ["2020-W53", "2020-12-28"],
  ["45322", "2024-01-31"],
  ["45322.75", "2024-01-31"],
  ["45322,25", "2024-01-31"],
  ["1706659200", "2024-01-31"],
  ["1706659200000", "2024-01-31"],
  ["1706659200000000", "2024-01-31"],
  ["14:05", null],
  ["2:05 PM", null],
  ["31.12.", null],
  ["24/13/45", null],
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
  assert.equal(provenOrder(survey), "undecided");
  assert.deepEqual([...solveDates(survey, "mdy").days].map(shown), ["2024-01-02", "2024-03-04", "2024-05-06"]);
  assert.deepEqual([...solveDates(survey, "dmy").days].map(shown), ["2024-02-01", "2024-04-03", "2024-06-05"]);
});

Deno.test("03/03 is the same day in both orders and proves none", () => {
  assert.equal(provenOrder(surveyDates(cellsOf(["03/03/2024"]), UTC)), "any");
});

Deno.test("one 01/31 among nine 31/01 is a slip; among eight the column is undecided", () => {
  const slip = [...Array(9).fill("31/01/2024"), "01/31/2024"];
  const survey = surveyDates(cellsOf(slip), UTC);
  assert.equal(provenOrder(survey), "dmy");
  assert.deepEqual(solveDates(survey, "dmy").unreadableRows, [9]);
  assert.deepEqual(solveDates(survey, "mdy").unreadableRows, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.equal(provenOrder(surveyDates(cellsOf(slip.slice(1)), UTC)), "undecided");
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

/** What a column becomes: its days, and "undecided" where it waits for an answer. */
const COLUMNS: readonly [readonly string[], readonly (string | null)[] | "undecided"][] = [
  [["01/02/03", "04/05/06"], "undecided"],
  [["1/2/24", "3/4/24"], "undecided"],
  [["13/05/24", "02/06/24"], ["2024-05-13", "2024-06-02"]],
  [["24-05-13", "24-06-02", "23-12-31"], ["2024-05-13", "2024-06-02", "2023-12-31"]],
  [["05/13/24", "06/02/24"], ["2024-05-13", "2024-06-02"]],
  [["31/12/24"], "undecided"],
  [["45322", "45323", "45351.5"], ["2024-01-31", "2024-02-01", "2024-02-29"]],
  [["2024-01-31", "2024-02-01", "45324"], ["2024-01-31", "2024-02-01", null]],
  [["202401", "202402", "202412"], ["2024-01-01", "2024-02-01", "2024-12-01"]],
  [["45322", "202402"], [null, null]],
  [["2024/13/01", "2024/05/02"], [null, null]],
  [["2024/13/01", ...Array(9).fill("2024/05/02")], [null, ...Array(9).fill("2024-05-02")]],
  [["Thu 01/02/2024", "02/03/2024"], ["2024-02-01", "2024-03-02"]],
  [["17-05-10", "17-04-10", "17-11-10", "7/1/2017"], "undecided"],
  [["07/04/2016", "05/05/2008", "21-10-03"], "undecided"],
  [["31/12/2024", ...Array(9).fill("02/01/2024"), "21-10-03"], ["2024-12-31", ...Array(9).fill("2024-01-02"), null]],
  [["27-06-01", "27-10-11", "27-12-09", "2.9.27"], "undecided"],
  [["31/12/2024", "01/02/24"], ["2024-12-31", "2024-02-01"]],
  [["Tue 01/02/2024", "Thu 01/02/2024"], "undecided"],
];

for (const [texts, expected] of COLUMNS) {
  Deno.test(`the column ${texts.slice(0, 3).join(" | ")} is ${expected}`, () => {
    if (expected !== "undecided") return assert.deepEqual(read(texts), expected);
    assert.equal(provenOrder(surveyDates(cellsOf(texts), UTC)), "undecided");
  });
}

Deno.test("202405 is May 2024, but no month where the header counts weeks", () => {
  const survey = surveyDates(cellsOf(["202405", "202406"]), { ...UTC, weekly: true });
  assert.equal(survey.tally.unreadable, 2);
});

Deno.test("instants around the changes of the clock are the day that the wall showed", () => {
  const dayOf = (zone: string, text: string) => read([text], packed, { dayAt: dayReader(zone), utc: false })[0];
  assert.equal(dayOf("Europe/Berlin", "2024-03-30T22:59:59Z"), "2024-03-30");
  assert.equal(dayOf("Europe/Berlin", "2024-03-30T23:00:00Z"), "2024-03-31");
  assert.equal(dayOf("Europe/Berlin", "2024-03-31T21:59:59Z"), "2024-03-31");
  assert.equal(dayOf("Europe/Berlin", "2024-03-31T22:00:00Z"), "2024-04-01");
  assert.equal(dayOf("Europe/Berlin", "2024-10-27T22:59:59Z"), "2024-10-27");
  assert.equal(dayOf("Europe/Berlin", "1730070000"), "2024-10-28");
  assert.equal(dayOf("America/New_York", "2024-03-11T03:59:59Z"), "2024-03-10");
  assert.equal(dayOf("America/New_York", "2024-03-10 23:00:00 -0500"), "2024-03-11");
  assert.equal(dayOf("America/New_York", "2024-11-04T04:59:59Z"), "2024-11-03");
  assert.equal(dayOf("America/New_York", "2024-11-04T05:00:00Z"), "2024-11-04");
  assert.equal(dayOf("Asia/Kolkata", "2024-01-31T18:29:59Z"), "2024-01-31");
  assert.equal(dayOf("Asia/Kolkata", "2024-01-31T18:30:00Z"), "2024-02-01");
  assert.equal(dayOf("America/St_Johns", "2024-01-31T03:29:59Z"), "2024-01-30");
});

Deno.test("any days in any order, years of two digits too, are read as what they are or the column is undecided", () => {
  const two = (n: number) => String(n).padStart(2, "0");
  const writings = [
    (y: number, m: number, d: number) => `${two(d)}/${two(m)}/${y}`,
    (y: number, m: number, d: number) => `${m}/${d}/${y}`,
    (y: number, m: number, d: number) => `${two(d)}.${two(m)}.${two(y % 100)}`,
    (y: number, m: number, d: number) => `${m}/${d}/${two(y % 100)}`,
    (y: number, m: number, d: number) => `${two(y % 100)}-${two(m)}-${two(d)}`,
    (y: number, m: number, d: number) => `${y}/${two(m)}/${two(d)}`,
    (y: number, m: number, d: number) => `${y}${two(m)}${two(d)}`,
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 1980, max: 2055 }),
      fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })), {
        minLength: 3,
        maxLength: 20,
      }),
      fc.constantFrom(...writings),
      (year, days, write) => {
        const texts = days.map(([after, month, day]) => write(year + after, month, day));
        const survey = surveyDates(cellsOf(texts), UTC);
        const order = provenOrder(survey);
        if (order === "undecided") return;
        const isos = days.map(([after, month, day]) => `${year + after}-${two(month)}-${two(day)}`);
        solveDates(survey, order === "any" ? "ymd" : order).days.forEach((day, row) => {
          if (day !== NO_DAY) assert.equal(formatDay(day), isos[row], texts.join(" "));
        });
      },
    ),
    { numRuns: 1000 },
  );
});
